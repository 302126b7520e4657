package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.DeskWording.Line;
import org.wardline.platform.sqs.DeadLetters;
import org.wardline.platform.sqs.QueueDepth;
import org.wardline.platform.sqs.QueueDepths;

/** Puts the overview together: rows, queues, feeds, and how much there is of the rest. */
@ApplicationScoped
class Overviews {
  /** In the order in which an event comes through them. */
  private static final List<String> ALL =
      Stream.concat(Stream.of(FedQueue.NAME), GivenUp.QUEUES.stream())
          .flatMap(queue -> Stream.of(queue, queue + DeadLetters.SUFFIX))
          .toList();

  private final StandingRows rows;
  private final QueueDepths depths;
  private final Clock clock;

  Overviews(StandingRows rows, QueueDepths depths, Clock clock) {
    this.rows = rows;
    this.depths = depths;
    this.clock = clock;
  }

  /**
   * The overview in words.
   *
   * @param whole whether it is of the whole deployment; a council's own has no queues and no
   *     messages that were kept aside, which belong to none
   * @param queues empty when the queue service is away
   */
  record Overview(
      boolean whole,
      List<Line> work,
      List<Line> queues,
      List<Line> feeds,
      long findings,
      Long keptAside,
      boolean mayAct) {
    Overview {
      work = List.copyOf(work);
      queues = List.copyOf(queues);
      feeds = List.copyOf(feeds);
    }
  }

  Uni<Overview> of(DeskVisit reader) {
    return rows.read(reader)
        .chain(standing -> queues(reader).map(queues -> overview(reader, standing, queues)));
  }

  /** The service that is away is said so; all else is shown. */
  private Uni<List<QueueDepth>> queues(DeskVisit reader) {
    if (!reader.whole()) {
      return Uni.createFrom().item(List.of());
    }
    return depths.get(ALL).onFailure().recoverWithItem(List.of());
  }

  private Overview overview(
      DeskVisit reader, StandingRows.Standing standing, List<QueueDepth> queues) {
    DeskWording words = new DeskWording(new SpokenTime(clock.instant()));
    return new Overview(
        reader.whole(),
        standing.work().stream().map(words::work).toList(),
        queues.stream().map(Overviews::line).toList(),
        standing.feeds().stream().map(words::feed).toList(),
        standing.findings(),
        standing.keptAside(),
        reader.mayAct());
  }

  private static Line line(QueueDepth depth) {
    boolean dead = depth.queue().endsWith(DeadLetters.SUFFIX) && depth.messages() > 0;
    String messages = depth.messages() == 1 ? "1 message" : "%,d messages";
    return new Line(depth.queue(), messages.formatted(depth.messages()), remedy(depth, dead), dead);
  }

  private static String remedy(QueueDepth depth, boolean dead) {
    if (!dead) {
      return "";
    }
    return depth.queue().equals(FedQueue.DEAD_LETTERS)
        ? "put them back: see Dead letters"
        : "announce them again: see Dead letters";
  }
}
