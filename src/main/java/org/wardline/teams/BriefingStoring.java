package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;

/**
 * Puts an operator's file with a council's own words in force as the next version, in the caller's
 * transaction, which must have entered the authority.
 */
@ApplicationScoped
class BriefingStoring {
  private record Row(String authority, String reader, String text, Instant at) {}

  private record Latest(boolean known, Integer version, String text) {
    private boolean says(BriefingText said) {
      return said.written().equals(version == null ? "" : text);
    }
  }

  private final Batch batch;
  private final AuditTrail audit;

  BriefingStoring(Batch batch, AuditTrail audit) {
    this.batch = batch;
    this.audit = audit;
  }

  /** What is in force already is not stored again. */
  Uni<CouncilOutcome> store(
      String authority, Briefings.Reader reader, BriefingText text, Instant now) {
    if (text.error() != null) {
      return answer(refused("file", text.error()));
    }
    Row row = new Row(authority, reader.word(), text.written(), now);
    return batch
        .execute(BriefingQueries.STORE, List.of(row))
        .call(stored -> audit.append(stored == 0 ? List.of() : List.of(entry(row)), now))
        .chain(() -> batch.query(BriefingQueries.STORED, List.of(row), Latest.class))
        .map(found -> compared(row, text, found.getFirst()));
  }

  private static CouncilOutcome compared(Row row, BriefingText text, Latest latest) {
    if (!latest.known()) {
      return refused("authority", "is not known here: load its staff file first");
    }
    if (!latest.says(text)) {
      return refused("file", "was overtaken by a change at this moment: put it in force again");
    }
    return new CouncilOutcome.Stored(
        "briefing reader=%s version=%d"
            .formatted(row.reader(), latest.version() == null ? 0 : latest.version()));
  }

  private static AuditEntry entry(Row row) {
    return new AuditEntry(
        row.authority(),
        "function:loading",
        "briefing saved",
        "briefing:" + row.reader(),
        "characters=" + row.text().length());
  }

  private static CouncilOutcome refused(String place, String words) {
    return new CouncilOutcome.Refused(List.of(new FileFault(place, words)));
  }

  private static Uni<CouncilOutcome> answer(CouncilOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
