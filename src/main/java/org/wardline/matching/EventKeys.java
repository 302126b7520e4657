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

  static Children.Keys lookUp(Stored stored, Evidence evidence) {
    return new Children.Keys(
        stored.id(), evidence.numberKey(), evidence.localIdKey(), stored.event().addressedTo());
  }
}
