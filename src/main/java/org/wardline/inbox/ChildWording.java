package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.InboxService.Opened;
import org.wardline.inbox.NotificationPage.Child;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** Says whose notification it is. */
final class ChildWording {
  private static final String UNKNOWN = "Not known";

  private final SpokenTime time;

  ChildWording(SpokenTime time) {
    this.time = time;
  }

  /** As the register holds them now, with the plans of that time. */
  Child words(Opened opened, Instant at) {
    RegisteredChild child = opened.child();
    return child == null
        ? new Child(
            "The child",
            "The register does not hold this record any more",
            UNKNOWN,
            List.of(),
            UNKNOWN,
            null,
            List.of())
        : new Child(
            title(child, at),
            name(child),
            born(child),
            PlanWording.at(at, child.plans()),
            allocated(opened.detail().allocatedWorker()),
            webAddress(child.caseRecord()),
            opened.siblings().stream().map(sibling -> sibling(sibling, at)).toList());
  }

  private String sibling(RegisteredChild sibling, Instant at) {
    String plans =
        sibling.hasVisiblePlan(at)
            ? String.join("; ", PlanWording.at(at, sibling.plans()))
            : "no plan that the NHS could see at that time";
    return name(sibling) + ", born " + born(sibling) + ": " + plans;
  }

  private static String name(RegisteredChild child) {
    String name =
        Stream.of(child.givenName(), child.familyName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? UNKNOWN : name;
  }

  private String born(RegisteredChild child) {
    return Optional.ofNullable(child.dateOfBirth())
        .map(birth -> SpokenTime.date(birth) + " (" + time.age(birth) + ")")
        .orElse(UNKNOWN);
  }

  private String allocated(Worker worker) {
    if (worker == null) {
      return "Nobody is allocated";
    }
    boolean gone = worker.leftAt() != null && time.isOver(worker.leftAt());
    return worker.name() + (gone ? ", who has left the council" : "");
  }

  /** Anything else would not lead to a case system. */
  static String webAddress(String address) {
    return address != null && address.startsWith("https://") ? address : null;
  }

  private static String title(RegisteredChild child, Instant at) {
    return PlanWording.whom(at, child.plans()).equals("the child")
        ? "The child"
        : "The mother of the unborn child";
  }
}
