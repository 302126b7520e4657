package org.wardline.formats.cpis;

import java.util.List;
import java.util.Optional;
import org.wardline.formats.Organisation;

/** Who opened a child's record: a person, or a system on behalf of people. */
public sealed interface Author {

  Organisation organisation();

  /** A person: job role, SDS user id and role profile id, name, and the organisation. */
  record AssignedAuthor(
      Optional<String> roleCode,
      Optional<String> role,
      Optional<String> userId,
      Optional<String> roleProfileId,
      Optional<String> name,
      Organisation organisation)
      implements Author {

    @Override
    public String toString() {
      return "AssignedAuthor[redacted]";
    }
  }

  /** A system: SDS device id, the organisation that maintains it, and whom it names, if anybody. */
  record SystemAuthor(
      Optional<String> deviceId, Organisation organisation, List<NominatedPerson> nominated)
      implements Author {

    @Override
    public String toString() {
      return "SystemAuthor[redacted]";
    }
  }

  /** A person in whose name a system acted: job role and name. */
  record NominatedPerson(Optional<String> roleCode, Optional<String> role, Optional<String> name) {

    @Override
    public String toString() {
      return "NominatedPerson[redacted]";
    }
  }
}
