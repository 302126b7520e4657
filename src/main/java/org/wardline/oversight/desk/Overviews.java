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
import org.wardline.teams.Worker;

/** Puts the overview together: rows, queues, feeds, and how much there is of the rest. */
@ApplicationScoped
class Overviews {
  private final DeskRows rows;
  private final QueueDepths depths;
  private final Clock clock;

  Overviews(DeskRows rows, QueueDepths depths, Clock clock) {
    this.rows = rows;
    this.depths = depths;
    this.clock = clock;
  }

  /**
   * The overview in words.
   *
   * @param queues empty when the queue service is away
   */
  record Overview(
      List<Line> work,
      List<Line> queues,
      List<Line> feeds,
      long findings,
      int keptAside,
      boolean mayAct) {
    Overview {
      work = List.copyOf(work);
      queues = List.copyOf(queues);
      feeds = List.copyOf(feeds);
    }
  }

  Uni<Overview> of(Worker reader) {
    DeskWording words = new DeskWording(new SpokenTime(clock.instant()));
    return rows.work(reader)
        .chain(work -> queues().map(queues -> new Begun(work, queues)))
        .chain(begun -> rows.feeds(reader).map(begun::with))
        .chain(begun -> rows.findings(reader).map(begun::withFindings))
        .chain(begun -> rows.quarantine(reader).map(kept -> begun.end(words, kept, reader)));
  }

  /** The service that is away is said so; all else is shown. */
  private Uni<List<QueueDepth>> queues() {
    return depths
        .get(GivenUp.QUEUES.stream().flatMap(q -> Stream.of(q, q + DeadLetters.SUFFIX)).toList())
        .onFailure()
        .recoverWithItem(List.of());
  }

  private record Begun(
      List<DeskRows.Work> work, List<QueueDepth> queues, List<DeskRows.Feed> feeds, long findings) {
    private Begun(List<DeskRows.Work> work, List<QueueDepth> queues) {
      this(work, queues, List.of(), 0);
    }

    private Begun with(List<DeskRows.Feed> found) {
      return new Begun(work, queues, found, findings);
    }

    private Begun withFindings(List<DeskRows.Finding> found) {
      long open = found.stream().filter(finding -> finding.clearedAt() == null).count();
      return new Begun(work, queues, feeds, open);
    }

    private Overview end(DeskWording words, List<DeskRows.Kept> kept, Worker reader) {
      return new Overview(
          work.stream().map(words::work).toList(),
          queues.stream().map(Begun::line).toList(),
          feeds.stream().map(words::feed).toList(),
          findings,
          kept.size(),
          DeskPolicy.mayAct(reader));
    }

    private static Line line(QueueDepth depth) {
      boolean dead = depth.queue().endsWith(DeadLetters.SUFFIX) && depth.messages() > 0;
      String messages = depth.messages() == 1 ? "1 message" : "%,d messages";
      return new Line(depth.queue(), messages.formatted(depth.messages()), "", dead);
    }
  }
}
