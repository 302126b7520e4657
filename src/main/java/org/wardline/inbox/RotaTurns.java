package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.teams.Colleagues;
import org.wardline.teams.RotaOutcome;
import org.wardline.teams.RotaView;
import org.wardline.teams.RotaViews;
import org.wardline.teams.Rotas;
import org.wardline.teams.Span;
import org.wardline.teams.Worker;

/** Finds a turn by its place in the rota, and changes it for who keeps the rota. */
@ApplicationScoped
class RotaTurns {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Duration AROUND = Duration.ofDays(28);

  private final RotaViews views;
  private final Rotas rotas;
  private final Colleagues colleagues;

  RotaTurns(RotaViews views, Rotas rotas, Colleagues colleagues) {
    this.views = views;
    this.rotas = rotas;
    this.colleagues = colleagues;
  }

  /** Which turn is meant: {@code <event>} and {@code <begin>}, in an address or a form. */
  record Place(String event, String begin) {
    static Optional<Place> read(String both) {
      String[] parts = String.valueOf(both).split("\\|", 2);
      return parts.length == 2 ? Optional.of(new Place(parts[0], parts[1])) : Optional.empty();
    }

    private boolean isOf(RotaView.Entry entry) {
      return entry.turn() != null
          && entry.event().toString().equals(event)
          && entry.turn().begin().toString().equals(begin);
    }

    private Instant at() {
      try {
        return LocalDateTime.parse(String.valueOf(begin)).atZone(LONDON).toInstant();
      } catch (DateTimeParseException notATime) {
        throw new ProblemException(Problem.NOT_FOUND);
      }
    }
  }

  Uni<RotaTurnPage> page(Worker keeper, Place place) {
    return around(keeper, place)
        .chain(
            entries ->
                colleagues.of(keeper).map(staff -> page(get(entries, place), entries, staff)));
  }

  /** Gives the turn to these workers. */
  Uni<RotaOutcome> override(Worker keeper, Place place, List<UUID> workers) {
    return around(keeper, place)
        .chain(entries -> rotas.override(keeper, get(entries, place).turn(), workers));
  }

  /** Exchanges who has the turns. */
  Uni<RotaOutcome> swap(Worker keeper, Place place, String other) {
    Place second =
        Place.read(other).orElseThrow(() -> new ProblemException(Problem.NOT_UNDERSTOOD));
    return around(keeper, place)
        .chain(
            entries -> rotas.swap(keeper, get(entries, place).turn(), get(entries, second).turn()));
  }

  /** Who does not keep the rota finds no turn to change. */
  private Uni<List<RotaView.Entry>> around(Worker keeper, Place place) {
    if (!Rotas.mayKeep(keeper)) {
      throw new ProblemException(Problem.NOT_FOUND);
    }
    Instant at = place.at();
    return views.look(keeper, new Span(at.minus(AROUND), at.plus(AROUND))).map(RotaView::entries);
  }

  private static RotaView.Entry get(List<RotaView.Entry> entries, Place place) {
    return entries.stream()
        .filter(place::isOf)
        .findFirst()
        .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
  }

  private static RotaTurnPage page(
      RotaView.Entry entry, List<RotaView.Entry> all, List<Worker> staff) {
    return new RotaTurnPage(
        entry.event().toString(),
        entry.turn().begin().toString(),
        said(entry),
        RotaWording.duty(entry),
        RotaWording.people(entry),
        staff.stream()
            .filter(Worker::mayAnswer)
            .map(worker -> new AbsencePage.Choice(worker.id().toString(), worker.name()))
            .toList(),
        others(entry, all).toList());
  }

  private static Stream<AbsencePage.Choice> others(RotaView.Entry entry, List<RotaView.Entry> all) {
    return all.stream()
        .filter(other -> other.turn() != null && !other.equals(entry))
        .filter(other -> other.slot().equals(entry.slot()))
        .map(
            other ->
                new AbsencePage.Choice(
                    other.event() + "|" + other.turn().begin(),
                    said(other) + ": " + String.join(", ", RotaWording.people(other))));
  }

  private static String said(RotaView.Entry entry) {
    return RotaWording.day(entry.during().from()) + ", " + RotaWording.words(entry.during());
  }
}
