package org.wardline.matching;

import java.util.HexFormat;
import org.wardline.matching.MatchPolicy.Evidence;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;

/** Turns what an event says of a child into keyed hashes, by which the register is asked. */
final class EventKeys {
  private static final HexFormat HEX = HexFormat.of();

  private EventKeys() {}

  static Evidence evidence(Stored stored, SealingKeys keys) {
    Subject subject = stored.event().subject();
    return new Evidence(
        subject.nhsNumber() == null
            ? null
            : HEX.formatHex(Children.numberKey(keys, subject.nhsNumber())),
        subject.localId() == null || subject.localIdAuthority() == null
            ? null
            : HEX.formatHex(
                Children.localIdKey(keys, subject.localIdAuthority(), subject.localId())),
        subject.dateOfBirth());
  }

  /** What names, date of birth and postcode an event gives. */
  static Children.Said said(Stored stored) {
    Subject subject = stored.event().subject();
    return new Children.Said(
        stored.id(),
        subject.givenName(),
        subject.familyName(),
        subject.dateOfBirth(),
        subject.postcode(),
        stored.event().addressedTo());
  }

  static boolean isNamed(Stored stored) {
    Subject subject = stored.event().subject();
    return subject.givenName() != null || subject.familyName() != null;
  }

  static Children.Keys lookUp(Stored stored, Evidence evidence) {
    return new Children.Keys(
        stored.id(), evidence.numberKey(), evidence.localIdKey(), stored.event().addressedTo());
  }
}
