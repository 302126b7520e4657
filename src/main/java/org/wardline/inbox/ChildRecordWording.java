package org.wardline.inbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.Entries.Entry;
import org.wardline.inbox.ChildPage.Identity;
import org.wardline.inbox.ChildPage.Seen;
import org.wardline.notifications.ChildNotifications.Happened;
import org.wardline.notifications.ChildNotifications.Told;
import org.wardline.register.Plan;
import org.wardline.register.RegisteredChild;

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
    return child.plans().reversed().stream().map(this::plan).toList();
  }

  private String plan(Plan plan) {
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

  List<ChildPage.Told> told(List<Told> told) {
    return told.stream()
        .map(
            one ->
                new ChildPage.Told(
                    one.reference(),
                    one.mayOpen() ? Visit.NOTIFICATIONS + "/" + one.id() : null,
                    one.state().name().toLowerCase(Locale.ROOT),
                    time.moment(one.openedAt()),
                    one.events().stream().map(this::event).toList()))
        .toList();
  }

  private String event(Happened event) {
    return "%s, %s: %s (ODS code %s)"
        .formatted(
            time.moment(event.at()),
            EventWording.name(event.kind(), event.cancelled()),
            event.careSetting() == null
                ? "setting not named"
                : EventWording.setting(event.careSetting()),
            event.organisation());
  }

  /**
   * In the given order, the latest first; what the same person did again on the same day is one
   * line.
   */
  List<Seen> seen(List<Entry> entries, List<Told> told) {
    Map<String, String> references =
        told.stream().collect(Collectors.toMap(n -> "notification:" + n.id(), Told::reference));
    Map<Doing, List<Entry>> folded =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> doing(entry, references), LinkedHashMap::new, Collectors.toList()));
    return folded.entrySet().stream().map(one -> seen(one.getKey(), one.getValue())).toList();
  }

  /** Who did what on which day. */
  private record Doing(String day, String who, String what) {}

  private Doing doing(Entry entry, Map<String, String> references) {
    return new Doing(
        SpokenTime.date(entry.at()),
        names.getOrDefault(entry.worker(), "Somebody unknown"),
        words(entry, references));
  }

  private Seen seen(Doing doing, List<Entry> times) {
    String latest = time.moment(times.getFirst().at());
    return new Seen(
        latest,
        doing.who(),
        times.size() == 1
            ? doing.what()
            : "%s (%d times that day)".formatted(doing.what(), times.size()));
  }

  private static String words(Entry entry, Map<String, String> references) {
    return entry.action().replace('_', ' ') + ": " + thing(entry.subject(), references);
  }

  private static String thing(String subject, Map<String, String> references) {
    if (references.containsKey(subject)) {
      return "notification " + references.get(subject);
    }
    return switch (subject.substring(0, subject.indexOf(':') + 1)) {
      case "review:" -> "a review";
      case "care_event:" -> "an event";
      default -> "the child’s record";
    };
  }
}
