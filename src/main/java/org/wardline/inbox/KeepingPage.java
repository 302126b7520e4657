package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.register.keeping.KeptChildren.KeptChild;
import org.wardline.register.keeping.Restrictions.Choices;

/**
 * How one child's record is kept, in words.
 *
 * @param seen the mark of what this page shows
 * @param keepers who may know of it alone, or null when it is not restricted
 * @param barred who must not know of it
 * @param held since when and by which order nothing of it is purged, or null
 * @param wrongEvents how many events in its file are another child's
 * @param byName whom the forms accept
 * @param mayKeep the names of who can be custodian or deputy
 * @param mayBeBarred the names of who can be barred
 */
record KeepingPage(
    String id,
    String seen,
    String name,
    String born,
    String closed,
    String keepers,
    List<Choice> barred,
    String held,
    int wrongEvents,
    PeopleByName byName,
    List<String> mayKeep,
    List<String> mayBeBarred) {
  KeepingPage {
    barred = List.copyOf(barred);
    mayKeep = List.copyOf(mayKeep);
    mayBeBarred = List.copyOf(mayBeBarred);
  }

  /** A person. */
  record Choice(String value, String words) {}

  static KeepingPage of(KeptChild child, Choices choices, Instant now) {
    SpokenTime time = new SpokenTime(now);
    PeopleByName byName = byName(choices);
    return new KeepingPage(
        child.id().toString(),
        child.mark(),
        name(child),
        child.dateOfBirth() == null ? "not known" : SpokenTime.date(child.dateOfBirth()),
        child.closedAt() == null ? null : SpokenTime.date(child.closedAt()),
        child.restricted() ? child.custodian() + " and " + child.deputy() : null,
        child.barred().stream()
            .map(barred -> new Choice(barred.worker().toString(), barred.name()))
            .toList(),
        child.hold() == null ? null : child.hold() + ", since " + time.moment(child.heldSince()),
        child.wrongEvents(),
        byName,
        byName.names(choices.keepers()::contains),
        byName.names(choices.barred()::contains));
  }

  static PeopleByName byName(Choices choices) {
    return new PeopleByName(
        Stream.concat(choices.keepers().stream(), choices.barred().stream()).distinct().toList());
  }

  /** What stands in the field of a person again: a name, or what was typed in place of one. */
  public String name(String chosen) {
    return byName.name(chosen);
  }

  static String name(KeptChild child) {
    String name =
        Stream.of(child.givenName(), child.familyName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? "a child without a name" : name;
  }
}
