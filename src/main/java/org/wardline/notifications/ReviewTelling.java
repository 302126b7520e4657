package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.notifications.History.Line;
import org.wardline.notifications.RoundPolicy.Advance;
import org.wardline.platform.data.Batch;
import org.wardline.teams.AuthorityPolicy;
import org.wardline.teams.Channel;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.OfficeHours;
import org.wardline.teams.Policies;
import org.wardline.teams.Route;
import org.wardline.teams.Staff;
import org.wardline.teams.Staff.Concerned;
import org.wardline.teams.Staff.Recipient;
import org.wardline.teams.Teams;

/**
 * Plans who is told of a review, always by e-mail: by the steps for a child to whom nobody is
 * allocated, or, when it may be about a restricted child, by those that reach its keepers.
 */
@ApplicationScoped
class ReviewTelling {
  private record Id(UUID id) {}

  /** Who keeps a restricted child that a review may be about. */
  private record Keepers(UUID review, UUID custodian, UUID deputy) {
    private static final Keepers NOBODY = new Keepers(null, null, null);

    private Concerned concerned() {
      return new Concerned(null, null, null, null, custodian, deputy);
    }
  }

  /** What is to be told, and what stands in the history of it. */
  record Planned(List<Delivery> deliveries, List<Line> lines) {}

  private record Sources(
      Map<UUID, List<Keepers>> keepers,
      Map<String, AuthorityPolicy> policies,
      Map<String, Staff> staff) {}

  private final Batch batch;
  private final Teams teams;
  private final Policies policies;
  private final StoredPolicies stored;

  ReviewTelling(Batch batch, Teams teams, Policies policies, StoredPolicies stored) {
    this.batch = batch;
    this.teams = teams;
    this.policies = policies;
    this.stored = stored;
  }

  /** Plans what is due of these, and what has to be told to others than before. */
  Uni<Planned> plan(List<Review> open, Instant now) {
    return open.isEmpty()
        ? Uni.createFrom().item(new Planned(List.of(), List.of()))
        : keepers(open).chain(keepers -> plan(open, keepers, now));
  }

  private Uni<Planned> plan(List<Review> open, Map<UUID, List<Keepers>> keepers, Instant now) {
    List<Review> due =
        open.stream()
            .filter(
                review -> review.isDue(now) || review.isOnOtherRoute(ids(keepers.get(review.id()))))
            .toList();
    return sources(due, keepers, now).map(sources -> plan(due, sources, now));
  }

  /** Those of each restricted candidate. */
  private Uni<Map<UUID, List<Keepers>>> keepers(List<Review> open) {
    return batch
        .query(
            """
            select cast(json_build_object('review', r.id, 'custodian', c.custodian_id, 'deputy', c.deputy_id) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
            join review r on r.id = k.id
            join child c on c.id = any (r.candidates) and c.restricted
            order by c.id
            """,
            open.stream().map(review -> new Id(review.id())).toList(),
            Keepers.class)
        .map(found -> found.stream().collect(Collectors.groupingBy(Keepers::review)));
  }

  private Uni<Sources> sources(List<Review> due, Map<UUID, List<Keepers>> keepers, Instant now) {
    List<String> authorities = due.stream().map(Review::authority).distinct().toList();
    Stream<UUID> named =
        keepers.values().stream()
            .flatMap(List::stream)
            .flatMap(of -> Stream.of(of.custodian(), of.deputy()));
    return policies
        .inForce(authorities, now)
        .chain(
            inForce ->
                teams.staff(authorities, named).map(staff -> new Sources(keepers, inForce, staff)));
  }

  private Planned plan(List<Review> due, Sources sources, Instant now) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Review review : due) {
      for (TakenStep taken : stepsNow(review, sources, now)) {
        lines.add(taken.line(review, now));
        taken
            .told()
            .forEach(to -> deliveries.add(Delivery.tell(review, taken.step().name(), to, now)));
      }
    }
    return new Planned(deliveries, lines);
  }

  private List<TakenStep> stepsNow(Review review, Sources sources, Instant now) {
    List<Keepers> keepers = sources.keepers().getOrDefault(review.id(), List.of());
    if (review.isBetweenRounds() || review.isOnOtherRoute(ids(keepers))) {
      Route route = keepers.isEmpty() ? Route.NOBODY_ALLOCATED : Route.RESTRICTED;
      AuthorityPolicy inForce = sources.policies().get(review.authority());
      review.beginRound(stored.copy(inForce.of(route)), ids(keepers), now);
    }
    EscalationPolicy policy = stored.read(review.id(), review.policy(), false);
    OfficeHours hours = teams.officeHours(review.authority());
    Staff staff = sources.staff().get(review.authority());
    Advance advance =
        new RoundPolicy(policy, hours, step -> reach(staff, byEmail(step), keepers, now))
            .advance(review.roundState(), now, review.isHurried());
    review.reached(advance.state(), hours, now);
    return advance.taken();
  }

  /** As the database writes them ({@code keepers_of}). */
  private static String ids(List<Keepers> all) {
    return Stream.ofNullable(all)
        .flatMap(List::stream)
        .flatMap(keepers -> Stream.of(keepers.custodian(), keepers.deputy()))
        .map(UUID::toString)
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** The keepers of every restricted candidate; each recipient once. */
  private static List<Recipient> reach(Staff staff, Step step, List<Keepers> all, Instant now) {
    Map<List<Object>, Recipient> told = new LinkedHashMap<>();
    (all.isEmpty() ? Stream.of(Keepers.NOBODY) : all.stream())
        .flatMap(keepers -> staff.reach(step, keepers.concerned(), now).stream())
        .forEach(to -> told.putIfAbsent(List.of(to.id(), to.channel()), to));
    return List.copyOf(told.values());
  }

  /** A desktop shows notifications; a review stands on a page of its own. */
  private static Step byEmail(Step step) {
    return new Step(
        step.name(),
        step.delay(),
        step.anyTime(),
        step.tell().stream()
            .map(audience -> new Audience(audience.role(), Set.of(Channel.EMAIL)))
            .toList());
  }
}
