package org.wardline.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/**
 * Decides who lists children, whose children are somebody's own, and which parts of a child's page
 * each role sees; source: domain.md §2, "Restricted children", and the table of rights in {@code
 * src/docs/rights.md}.
 */
final class ChildRightsPolicy {
  private static final Set<String> ANSWERING = Set.of("worker", "duty", "eds", "manager");

  private ChildRightsPolicy() {}

  /** A part of a child's page. */
  enum Part {
    IDENTITY,
    PLANS,
    NOTIFICATIONS,
    DISCLOSURE
  }

  static boolean mayList(Set<String> roles) {
    return roles.stream().anyMatch(ANSWERING::contains);
  }

  /** Allocated to the reader, of one of their teams, or restricted to them. */
  static boolean isOwn(RegisteredChild child, Worker reader, Collection<UUID> teams, Instant now) {
    boolean allocated =
        child.allocation(now).filter(of -> reader.id().equals(of.workerId())).isPresent();
    boolean kept =
        child.restricted()
            && (reader.id().equals(child.custodianId()) || reader.id().equals(child.deputyId()));
    UUID team = child.team(now);
    return allocated || kept || (team != null && teams.contains(team));
  }

  /**
   * Empty reads as not found.
   *
   * @param open whether the child is the reader's own, or was opened for a reason
   */
  static Set<Part> parts(RegisteredChild child, Worker reader, boolean open) {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    if (!child.authority().equals(reader.authority())
        || !RestrictionPolicy.mayKnow(child, reader)) {
      return parts;
    }
    if (open && mayList(reader.roles())) {
      parts.addAll(EnumSet.allOf(Part.class));
    }
    if (reader.roles().contains("auditor")) {
      parts.add(Part.DISCLOSURE);
    }
    return parts;
  }
}
