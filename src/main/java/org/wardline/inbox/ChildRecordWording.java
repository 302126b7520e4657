package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.ChildPage.Identity;
import org.wardline.inbox.ChildPage.Seen;
import org.wardline.inbox.Disclosures.Disclosed;
import org.wardline.notifications.DeskDetail;
import org.wardline.register.Plan;
import org.wardline.register.RegisteredChild;
import org.wardline.register.organisations.Organisation;
import org.wardline.teams.Channel;

/** Says what a child's page says. */
final class ChildRecordWording {
  private final Instant now;
  private final SpokenTime time;
  private final Map<UUID, String> names;

  ChildRecordWording(Instant now, Map<UUID, String> names) {
    this.now = now;
    this.time = new SpokenTime(now);
    this.names = Map.copyOf(names);
  }

  Identity identity(RegisteredChild child) {
    String name =
        Stream.of(child.givenName(), child.familyName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return new Identity(
        name.isEmpty() ? "The register has no name" : name,
        child.dateOfBirth() == null
            ? "Not known"
            : "%s (%s)"
                .formatted(SpokenTime.date(child.dateOfBirth()), time.age(child.dateOfBirth())),
        child
            .allocation(now)
            .map(of -> names.getOrDefault(of.workerId(), "Somebody who has left"))
            .orElse("Nobody is allocated"),
        ChildWording.webAddress(child.caseRecord()),
        child.restricted(),
        child.closedAt() != null);
  }

  /** One sentence for each plan, the latest first. */
  List<String> plans(RegisteredChild child) {
    return child.plans().reversed().stream().map(plan -> plan(plan, now)).toList();
  }

  /** One sentence, as things are at that moment. */
  static String plan(Plan plan, Instant now) {
    String type =
        switch (plan.type()) {
          case "LAC" -> "Looked after";
          case "UCPP" -> "Plan for an unborn child";
          default -> "Child protection plan";
        };
    if (plan.deletedAt() != null) {
      return type + ": recorded in error";
    }
    String since = " since " + SpokenTime.date(plan.startedAt());
    return plan.endedAt() == null || plan.endedAt().isAfter(now)
        ? type + since
        : "%s from %s to %s"
            .formatted(type, SpokenTime.date(plan.startedAt()), SpokenTime.date(plan.endedAt()));
  }

  List<ChildPage.Told> told(Disclosed disclosed) {
    return disclosed.told().stream()
        .map(
            one ->
                new ChildPage.Told(
                    one.reference(),
                    one.mayOpen() ? Visit.NOTIFICATIONS + "/" + one.id() : null,
                    one.state().name().toLowerCase(Locale.ROOT),
                    time.moment(one.openedAt()),
                    one.events().stream()
                        .map(event -> event(event, disclosed.organisations()))
                        .toList()))
        .toList();
  }

  private String event(DeskDetail.Event event, Map<String, Organisation> known) {
    return "%s, %s: %s, %s"
        .formatted(
            time.moment(event.occurredAt()),
            EventWording.name(event.kind(), event.cancelled()),
            event.careSetting() == null
                ? "setting not named"
                : EventWording.setting(event.careSetting()),
            EventWording.organisation(
                event.organisationName(), event.organisation(), known.get(event.organisation())));
  }

  /** In the given order, the latest first. */
  List<Seen> seen(Disclosed disclosed) {
    return new FoldedEntries(disclosed.references())
        .add(disclosed.entries())
        .words(names, time::moment);
  }

  /** Who was told of which notification, in the given order. */
  List<Seen> tellings(Disclosed disclosed) {
    Map<String, String> references = disclosed.references();
    return disclosed.tellings().stream()
        .map(
            one ->
                new Seen(
                    time.moment(one.at()),
                    one.name(),
                    "told of notification %s as %s by %s"
                        .formatted(
                            references.get("notification:" + one.notification()),
                            one.role().words(),
                            one.channels().stream()
                                .map(Channel::words)
                                .collect(Collectors.joining(" and ")))))
        .toList();
  }
}
