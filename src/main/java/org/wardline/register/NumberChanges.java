package org.wardline.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.formats.cpis.InactiveNumbers;
import org.wardline.formats.cpis.InactiveNumbers.InactiveNumber;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door for NHS numbers that are no longer in use: an old number still finds its child, and what
 * has to be found out is a task.
 */
@ApplicationScoped
public class NumberChanges {

  private final NumberChangeRepository numbers;
  private final AuthorityScope scope;
  private final AuditTrail audit;
  private final Sealing sealing;

  NumberChanges(
      NumberChangeRepository numbers, AuthorityScope scope, AuditTrail audit, Sealing sealing) {
    this.numbers = numbers;
    this.scope = scope;
    this.audit = audit;
    this.sealing = sealing;
  }

  /** Works off a message; the same again changes nothing. The result says how many were new. */
  public Uni<String> apply(String authority, InactiveNumbers message) {
    return sealing
        .keys()
        .chain(keys -> Panache.withTransaction(() -> apply(authority, message, keys)));
  }

  private Uni<String> apply(String authority, InactiveNumbers message, SealingKeys keys) {
    var fresh = new AtomicInteger();
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                Multi.createFrom()
                    .iterable(message.subjects())
                    .onItem()
                    .transformToUniAndConcatenate(number -> apply(authority, number, keys))
                    .invoke(fresh::addAndGet)
                    .collect()
                    .last())
        .chain(() -> append(authority, fresh.get()))
        .replaceWith(
            () ->
                "numbers=%d new=%d unread=%d"
                    .formatted(message.subjects().size(), fresh.get(), message.findings().size()));
  }

  private Uni<Integer> apply(String authority, InactiveNumber number, SealingKeys keys) {
    return numbers
        .find(authority, number, keys)
        .chain(
            found ->
                numbers.insertIfNew(NumberChangePolicy.decide(number, found), found, number, keys));
  }

  /** What somebody must find out, as far as this reader may know; it empties itself. */
  @WithTransaction
  public Uni<List<NumberTask>> tasks(String authority, UUID reader) {
    return scope.enter(List.of(authority)).chain(() -> numbers.tasks(authority, reader));
  }

  private Uni<Void> append(String authority, int fresh) {
    return fresh == 0
        ? Uni.createFrom().voidItem()
        : audit.append(
            List.of(
                new AuditEntry(
                    authority,
                    "function:mesh",
                    "numbers out of use",
                    "authority:" + authority,
                    "new=" + fresh)));
  }
}
