package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.auditor.chain.ChainCheck.Break;
import org.wardline.auditor.chain.ChainCheck.Broken;
import org.wardline.auditor.chain.ChainCheck.Intact;

/** Reads a chain part by part and compares it with the trail and with the published heads. */
@ApplicationScoped
class ChainReading {

  /**
   * What a part has shown.
   *
   * @param next where to go on; empty when the chain was read to its end
   */
  record Part(ChainCheck check, Optional<Cursor> next) {}

  private final ChainRepository chains;
  private final PublishedHeads heads;
  private final int most;
  private final Duration grace;
  private final Clock clock;

  ChainReading(ChainRepository chains, PublishedHeads heads, ChainConfig config, Clock clock) {
    this.chains = chains;
    this.heads = heads;
    this.most = config.checkEntries();
    this.grace = config.grace();
    this.clock = clock;
  }

  /**
   * Reads one part.
   *
   * @param insertedUpTo the position up to which an entry in no seal counts as inserted
   */
  Uni<Part> read(SqlConnection connection, Cursor from, long insertedUpTo) {
    return chains
        .page(connection, from, most)
        .chain(
            page ->
                switch (page.check()) {
                  case Broken broken -> broken(connection, from.chain(), broken);
                  case Intact intact -> {
                    Cursor next = new Cursor(from.chain(), page.next());
                    yield intact(connection, intact, next, insertedUpTo);
                  }
                });
  }

  /** Whether the chain still has the seal that was published as its head, if one was. */
  Uni<Boolean> hasPublishedHead(SqlConnection connection, String chain) {
    return cut(connection, chain).map(Optional::isEmpty);
  }

  /** With a beginning for each chain that was published and that the database does not name. */
  Uni<List<Cursor>> withPublished(List<Cursor> cursors) {
    Set<String> named = cursors.stream().map(Cursor::chain).collect(Collectors.toSet());
    return heads
        .chains()
        .map(
            published ->
                Stream.concat(
                        cursors.stream(),
                        published.stream()
                            .filter(chain -> !named.contains(chain))
                            .sorted()
                            .map(Cursor::atTheBeginning))
                    .toList());
  }

  private Uni<Part> broken(SqlConnection connection, String chain, Broken broken) {
    if (broken.kind() != Break.DELETED) {
      return part(broken, null);
    }
    return chains
        .isLaterThere(connection, chain, broken)
        .chain(later -> part(later ? broken : broken.as(Break.TAIL_CUT), null));
  }

  private Uni<Part> intact(
      SqlConnection connection, Intact intact, Cursor next, long insertedUpTo) {
    return chains
        .isMore(connection, next.chain(), next.nextSeal())
        .chain(
            more ->
                more
                    ? part(intact, next)
                    : end(connection, next.chain(), insertedUpTo)
                        .chain(
                            broken -> part(broken.<ChainCheck>map(b -> b).orElse(intact), null)));
  }

  private Uni<Optional<Broken>> end(SqlConnection connection, String chain, long insertedUpTo) {
    return cut(connection, chain)
        .chain(
            cut ->
                cut.isPresent()
                    ? Uni.createFrom().item(cut)
                    : chains.inserted(
                        connection, chain, insertedUpTo, clock.instant().plus(grace)));
  }

  private Uni<Optional<Broken>> cut(SqlConnection connection, String chain) {
    return heads
        .find(chain)
        .chain(
            head ->
                head.isPresent()
                    ? cut(connection, head.get())
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Broken>> cut(SqlConnection connection, Head published) {
    return chains
        .hash(connection, published.chain(), published.number())
        .map(
            hash ->
                hash.equals(Optional.of(published.hash()))
                    ? Optional.empty()
                    : Optional.of(Broken.at(Break.TAIL_CUT, published.number())));
  }

  private static Uni<Part> part(ChainCheck check, Cursor next) {
    return Uni.createFrom().item(new Part(check, Optional.ofNullable(next)));
  }
}
