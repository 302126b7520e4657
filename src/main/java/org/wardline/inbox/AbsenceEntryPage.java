package org.wardline.inbox;

import java.time.Instant;
import org.wardline.teams.AbsenceEntry;
import org.wardline.teams.AbsenceEntry.Kind;

/**
 * The page on which something that is recorded of an absence is changed, in words.
 *
 * @param ends whether it can be ended; of a leaver it can only be taken back
 */
record AbsenceEntryPage(String entry, String words, boolean ends) {

  static AbsenceEntryPage of(AbsenceEntry entry, Instant now) {
    return new AbsenceEntryPage(
        entry.id().toString(), AbsencePage.words(entry, now), entry.kind() != Kind.LEAVER);
  }
}
