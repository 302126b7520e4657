package org.wardline.notifications;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.wardline.platform.data.Batch;

/** Reads the marks by which a page that was open for a while is told from one that shows it all. */
@ApplicationScoped
class PageMarks {
  private record Id(UUID id) {}

  private final Batch batch;

  PageMarks(Batch batch) {
    this.batch = batch;
  }

  /** In the running transaction. */
  Uni<PageMark> of(UUID notification) {
    return batch.query(MARK, List.of(new Id(notification)), PageMark.class).map(List::getFirst);
  }

  /** Acts for who has read what has happened until now, in the running transaction. */
  Uni<Answer> ifRead(ReadPage read, Supplier<Uni<Answer>> act) {
    return of(read.notification())
        .chain(
            mark ->
                mark.happened().equals(read.happened())
                    ? act.get()
                    : Uni.createFrom().item(new Answer.NotRead()));
  }

  private static final String MARK =
      """
      select cast(json_build_object('happened', m.happened,
          'stands', md5(concat_ws(' ', m.happened, m.state, m.owner_id))) as text)
      from (
        select n.state, n.owner_id, concat(n.round, '-', md5((
            select string_agg(concat(e.care_event_id, e.cancelled_at is null), ' ' order by e.care_event_id)
            from episode_event e where e.episode_id = n.episode_id))) as happened
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
        join notification n on n.id = k.id) m
      """;
}
