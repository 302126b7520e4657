package org.wardline.teams;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.teams.AuthorityPolicy.Ladders;

/** Reads the ladders of every case; a case may be the same as another. */
final class CaseReading {
  private static final List<Route> ROUTES = FileNames.constants(Route.class);
  private static final String SAME_AS = "same-as";
  private static final String OFFICE = "office";
  private static final String OUT_OF_HOURS = "out-of-hours";

  private final PolicyNode cases;
  private final Optional<OutcomeRules> outcome;

  CaseReading(PolicyNode cases, Optional<OutcomeRules> outcome) {
    this.cases = cases;
    this.outcome = outcome;
  }

  Map<Route, Ladders> read() {
    cases.mayHave(ROUTES.stream().map(Route::code).collect(Collectors.toSet()));
    Map<Route, Ladders> read = new EnumMap<>(Route.class);
    for (Route route : ROUTES) {
      stepsOf(route).ifPresent(node -> read.put(route, ladders(node, route)));
    }
    return read;
  }

  /** The place of the case's steps, as same-as leads there; empty with a fault when it does not. */
  private Optional<PolicyNode> stepsOf(Route route) {
    Set<String> passed = new LinkedHashSet<>();
    String name = route.code();
    while (passed.add(name)) {
      PolicyNode node = cases.inside(name);
      if (node.isAbsent()) {
        node.fault("is missing: give its steps, or say with same-as which case it is like");
        return Optional.empty();
      }
      PolicyNode other = node.inside(SAME_AS);
      if (other.isAbsent()) {
        return Optional.of(node);
      }
      node.mayHave(Set.of(SAME_AS));
      Optional<String> next = other.text().filter(n -> isCase(other, n));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      name = next.get();
    }
    cases
        .inside(route.code())
        .inside(SAME_AS)
        .fault("leads round in a loop: give one of %s steps of its own".formatted(passed));
    return Optional.empty();
  }

  private static boolean isCase(PolicyNode place, String name) {
    boolean known = FileNames.find(name, ROUTES).isPresent();
    if (!known) {
      place.fault("is no case: use one of " + FileNames.all(ROUTES));
    }
    return known;
  }

  private Ladders ladders(PolicyNode node, Route route) {
    node.mayHave(Set.of(OFFICE, OUT_OF_HOURS));
    int before = node.faults();
    Ladders ladders =
        new Ladders(
            LadderReading.read(node.inside(OFFICE)), LadderReading.read(node.inside(OUT_OF_HOURS)));
    if (node.faults() == before) {
      outcome.ifPresent(
          rules ->
              new CaseRules(route, rules.decisionTime())
                  .check(ladders, node.inside(OFFICE), node.inside(OUT_OF_HOURS)));
    }
    return ladders;
  }
}
