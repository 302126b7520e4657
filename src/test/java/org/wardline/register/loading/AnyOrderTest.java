package org.wardline.register.loading;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.wardline.AcceptedEvents;
import org.wardline.Council;
import org.wardline.messages.CareEvent.Kind;
import org.wardline.platform.time.MovableClock;

/**
 * Loads, corrections and events come in any order; what they say is the same. Earlier files may
 * lack a child, a number, a date of birth or a worker, or have them wrong; they never give one
 * child's number to another, because a match that was right by the register stays.
 */
@QuarkusTest
class AnyOrderTest {
  private static final int TRIES = 20;
  private static final int CHILDREN = 12;
  private static final Instant FIRST = MovableClock.START.minus(Duration.ofDays(5));
  private static final List<String> NUMBERS =
      List.of(
          "9990000018",
          "9990000026",
          "9990000034",
          "9990000042",
          "9990000050",
          "9990000069",
          "9990000077",
          "9990000085",
          "9990000093",
          "9990000107",
          "9990000115",
          "9990000123");

  @Inject Council council;
  @Inject LoadedFiles files;
  @Inject AcceptedEvents accepted;
  @Inject MovableClock clock;

  @Inject
  @Named("matching")
  RequestHandler<SQSEvent, SQSBatchResponse> matching;

  private sealed interface Step {
    record OfLoad(boolean full, Instant asAt, String text) implements Step {}

    record OfEvent(int child, int minute) implements Step {}
  }

  /** What a file says of one child; the last two digits choose what is wrong or missing. */
  private static String row(int child, int mistake) {
    String number = mistake == 1 ? "" : mistake == 2 ? "9990000019" : NUMBERS.get(child);
    String born = mistake == 3 ? "2001-01-01" : mistake == 4 ? "not known" : born(child).toString();
    String name = mistake == 5 ? "Wrong" : "Child" + (char) ('A' + child);
    String worker = mistake == 6 ? "" : Council.ALLOCATED.toString().substring(0, 8);
    return "L-%d,%s,%s,Family,%s,CPP,2026-01-15,%s,2026-01-15%n"
        .formatted(child, number, name, born, worker + "@exampleshire.example");
  }

  private static LocalDate born(int child) {
    return LocalDate.of(2012, 1, 1).plusDays(child * 40L);
  }

  /** A file of some day: who is listed, and with which mistake. */
  private static Arbitrary<Step> load(int day, boolean last) {
    Arbitrary<List<Integer>> mistakes =
        Arbitraries.integers().between(last ? 0 : -6, last ? 0 : 6).list().ofSize(CHILDREN);
    Arbitrary<Integer> omitted = Arbitraries.integers().between(0, CHILDREN - 1);
    int everybody = CHILDREN;
    return Combinators.combine(mistakes, omitted, Arbitraries.of(true, false))
        .as((m, o, full) -> load(day, last || full, m, day == 2 ? everybody : o));
  }

  private static Step load(int day, boolean full, List<Integer> mistakes, int omitted) {
    StringBuilder text =
        new StringBuilder(
            "local_id,nhs_number,given_name,family_name,date_of_birth,plan_type,plan_start,worker,"
                + "allocated_from\n");
    for (int child = 0; child < CHILDREN; child++) {
      if (child != omitted) {
        text.append(row(child, Math.max(0, mistakes.get(child))));
      }
    }
    return new Step.OfLoad(full, FIRST.plus(Duration.ofDays(day)), text.toString());
  }

  private static Arbitrary<List<Step>> steps() {
    Arbitrary<List<Step>> events =
        Combinators.combine(
                Arbitraries.integers().between(0, CHILDREN - 1),
                Arbitraries.integers().between(0, 50))
            .<Step>as(Step.OfEvent::new)
            .list()
            .uniqueElements()
            .ofMinSize(2)
            .ofMaxSize(5);
    return Combinators.combine(load(0, false), load(1, false), load(2, true), load(3, true), events)
        .as((a, b, c, d, seen) -> Stream.concat(Stream.of(a, b, c, d), seen.stream()).toList());
  }

  @Test
  void any_order_of_loads_corrections_and_events_ends_in_the_same_register_and_notifications() {
    JqwikSession.run(
        () -> {
          for (int i = 0; i < TRIES; i++) {
            List<Step> steps = steps().sample();
            List<Step> shuffled = Arbitraries.shuffle(steps).sample();
            List<String> inOrder = outcomeOf(steps);
            assertThat(inOrder).isNotEmpty();
            assertThat(outcomeOf(shuffled)).as(String.valueOf(shuffled)).isEqualTo(inOrder);
          }
        });
  }

  private List<String> outcomeOf(List<Step> steps) {
    clock.reset();
    council.open();
    council.execute("delete from register_load");
    List<UUID> events = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.OfLoad load -> files.load(load.full(), load.asAt(), bytes(load.text()));
        case Step.OfEvent event -> events.add(store(event));
      }
      match(events);
    }
    return Stream.concat(register().stream(), notifications().stream()).toList();
  }

  private UUID store(Step.OfEvent event) {
    Instant at = MovableClock.START.minus(Duration.ofMinutes(60 + event.minute()));
    return accepted.store(
        AcceptedEvents.event(NUMBERS.get(event.child()), born(event.child()), Kind.ARRIVAL, at));
  }

  /** After each step what may have become clear is looked at again, as after a load. */
  private void match(List<UUID> events) {
    IntStream.range(0, (events.size() + 9) / 10)
        .mapToObj(i -> events.subList(i * 10, Math.min(events.size(), i * 10 + 10)))
        .forEach(
            ten ->
                assertThat(
                        AcceptedEvents.hand(matching, ten.stream().map(AcceptedEvents::announcing)))
                    .isEmpty());
  }

  private List<String> register() {
    return council.strings(
        """
        select concat_ws(' ', encode(c.local_id_key, 'hex'), c.given_name, c.family_name, c.date_of_birth, c.as_at,
          c.closed_at, c.closed_by_absence,
          (select string_agg(n.status || encode(n.number_key, 'hex'), ' ' order by n.number_key)
            from child_number n where n.child_id = c.id),
          (select string_agg(m.given_name || m.from_at, ' ' order by m.from_at, m.given_name)
            from child_name m where m.child_id = c.id),
          (select string_agg(concat_ws(' ', p.type, p.started_at, p.ended_at), ' ' order by p.started_at)
            from plan p where p.child_id = c.id),
          (select string_agg(concat_ws(' ', a.worker_id, a.from_at, a.until_at), ' ' order by a.from_at)
            from allocation a where a.child_id = c.id))
        from child c order by c.local_id_key""");
  }

  private List<String> notifications() {
    return council.strings(
        """
        select concat_ws(' ', encode(c.local_id_key, 'hex'), e.occurred_at)
        from notification n join episode_event e on e.episode_id = n.episode_id join child c on c.id = n.child_id
        union all select concat_ws(' ', 'waits', count(*)) from review where state = 'open'
        order by 1""");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
