package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;

/**
 * The door to a council's own words to its workers, by version. Everything happens in the caller's
 * transaction, which must have entered the authority.
 */
@ApplicationScoped
public class Briefings {
  private record Asked(String authority, String reader) {}

  private record Row(
      String authority, String reader, int version, String text, Instant at, UUID author) {}

  private record Stored(
      String reader, int version, String text, Instant recordedAt, String author) {}

  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  Briefings(Batch batch, AuditTrail audit, Clock clock) {
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /** To whom a council says it. */
  public enum Reader {
    ALLOCATED,
    DUTY;

    /** As an address says it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is nobody's. */
    public static Optional<Reader> find(String word) {
      return Arrays.stream(values()).filter(reader -> reader.word().equals(word)).findFirst();
    }
  }

  /**
   * One version.
   *
   * @param author a name, or null for an operator
   */
  public record Version(int number, BriefingText text, Instant recordedAt, String author) {}

  /** The words in force; a reader to whom the council says nothing of its own is missing. */
  public Uni<Map<Reader, BriefingText>> inForce(String authority) {
    return batch
        .query(BriefingQueries.LATEST, List.of(new Asked(authority, null)), Stored.class)
        .map(
            found -> {
              Map<Reader, BriefingText> texts = new EnumMap<>(Reader.class);
              found.stream()
                  .filter(one -> !one.text().isEmpty())
                  .forEach(
                      one ->
                          Reader.find(one.reader())
                              .ifPresent(
                                  reader -> texts.put(reader, new BriefingText(one.text()))));
              return texts;
            });
  }

  /** All versions, the latest first. */
  public Uni<List<Version>> versions(String authority, Reader reader) {
    return batch
        .query(BriefingQueries.VERSIONS, List.of(new Asked(authority, reader.word())), Stored.class)
        .map(
            found ->
                found.stream()
                    .map(
                        one ->
                            new Version(
                                one.version(),
                                new BriefingText(one.text()),
                                one.recordedAt(),
                                one.author()))
                    .toList());
  }

  /**
   * Puts a text in force as the version after the one that its author has seen; false when somebody
   * else was faster, so that nobody's words are lost unseen.
   *
   * @param seen the number of the latest version that the author has seen; 0 for none
   */
  public Uni<Boolean> save(Worker author, Reader reader, int seen, BriefingText text) {
    if (text.error() != null) {
      return Uni.createFrom().failure(new IllegalArgumentException("check the text first"));
    }
    Row row =
        new Row(
            author.authority(),
            reader.word(),
            seen + 1,
            text.written(),
            clock.instant(),
            author.id());
    return batch
        .execute(BriefingQueries.SAVE, List.of(row))
        .map(count -> count == 1)
        .call(
            saved ->
                audit.append(
                    saved
                        ? List.of(
                            new AuditEntry(
                                author.authority(),
                                "worker:" + author.id(),
                                "briefing saved",
                                "briefing:" + reader.word(),
                                "version=" + row.version()))
                        : List.of()));
  }
}
