package org.wardline.auditor.chain;

import java.util.Locale;
import java.util.UUID;

/** What reading a chain again has shown. */
public sealed interface ChainCheck {

  /**
   * Every seal that was read fits the trail and the seal before it.
   *
   * @param late how many of the entries were sealed after their minute: their transactions ended
   *     late, or somebody inserted them afterwards
   */
  record Intact(long seals, long entries, long late) implements ChainCheck {
    static final Intact NOTHING = new Intact(0, 0, 0);

    Intact plus(Intact next) {
      return new Intact(seals + next.seals, entries + next.entries, late + next.late);
    }
  }

  /**
   * The first place that does not fit.
   *
   * @param seal the seal's number in its chain; 0 for an inserted entry, which has none
   * @param position of the entry as it was sealed (inserted: as it is); 0 if a whole seal is meant
   * @param entry its id; null if a whole seal is meant
   */
  record Broken(Break kind, long seal, long position, UUID entry) implements ChainCheck {

    static Broken at(Break kind, SealedEntry entry) {
      return new Broken(kind, entry.seal(), entry.position(), entry.id());
    }

    static Broken at(Break kind, long seal) {
      return new Broken(kind, seal, 0, null);
    }

    Broken as(Break other) {
      return new Broken(other, seal, position, entry);
    }

    /** In one line, as the auditor keeps it. */
    String place() {
      return "%s: seal=%d position=%d entry=%s"
          .formatted(kind.name().toLowerCase(Locale.ROOT), seal, position, entry);
    }
  }

  /** What was done to the trail. */
  enum Break {
    /** An entry says something else than when it was sealed. */
    CHANGED,
    /** An entry is gone, later ones are there. */
    DELETED,
    /** An entry of a sealed minute is in no seal. */
    INSERTED,
    /** An entry is whole but stands at another position. */
    REORDERED,
    /** From here on everything that was sealed is gone, or the seals themselves are. */
    TAIL_CUT,
    /** The seal itself, or its list of entries, was changed or is gone. */
    SEAL_CHANGED
  }
}
