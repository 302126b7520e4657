package org.wardline.inbox;

import java.util.List;
import java.util.Set;
import org.wardline.teams.Role;
import org.wardline.teams.Worker;

/** Names roles within a sentence. */
final class RoleWording {
  private RoleWording() {}

  /** {@code the duty social worker and Duty & Advice}; empty when there is none. */
  static String joined(List<Role> roles) {
    List<String> names = roles.stream().map(RoleWording::named).toList();
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  private static String named(Role role) {
    return role == Role.DUTY_AND_ADVICE ? role.words() : "the " + role.words();
  }

  /** {@code Amira Stone, social worker}: how somebody is offered for choice. */
  static String introduced(Worker worker) {
    return worker.name() + ", " + title(worker.roles());
  }

  /** {@code duty social workers}: all who have a right. */
  static String all(String right) {
    return switch (right) {
      case "eds" -> "Emergency Duty Service";
      case "duty" -> "duty social workers";
      case "manager" -> "managers";
      default -> "social workers";
    };
  }

  private static String title(Set<String> roles) {
    if (roles.contains("manager")) {
      return "manager";
    }
    if (roles.contains("eds")) {
      return "Emergency Duty Service";
    }
    return roles.contains("duty") ? "duty social worker" : "social worker";
  }
}
