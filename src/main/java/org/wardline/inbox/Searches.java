package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;
import org.wardline.teams.Worker;

/**
 * Stores who looked beyond their own teams and why, whom they were shown, and who is told of it, in
 * the caller's transaction. What they looked for is not kept: it may be about somebody whom no
 * council follows.
 */
@ApplicationScoped
class Searches {
  static final String TABLE = "child_search";

  private record Row(
      UUID id, String authority, UUID worker, String reason, Instant at, int listed) {}

  private record Notice(UUID id, String authority, UUID search, UUID tell, List<UUID> children) {}

  private record OfChild(UUID child) {}

  private final Children children;
  private final ToldManagers managers;
  private final Batch batch;
  private final Clock clock;

  Searches(Children children, ToldManagers managers, Batch batch, Clock clock) {
    this.children = children;
    this.managers = managers;
    this.batch = batch;
    this.clock = clock;
  }

  /** One search by which a child was listed. */
  record Searched(UUID id, String worker, String reason, Instant at) {
    private Searched with(SealingKeys keys) {
      return new Searched(id, worker, opened(id, reason, keys), at);
    }

    @Override
    public String toString() {
      return "Searched[" + id + ']';
    }
  }

  /** Answers its id. */
  Uni<UUID> store(Worker reader, String reason, List<UUID> others, SealingKeys keys) {
    UUID id = UUID.randomUUID();
    byte[] sealed = keys.seal(reason.getBytes(StandardCharsets.UTF_8), TABLE, id);
    Row row =
        new Row(
            id,
            reader.authority(),
            reader.id(),
            HexFormat.of().formatHex(sealed),
            clock.instant(),
            others.size());
    return batch
        .execute(STORE, List.of(row))
        .chain(() -> children.get(others))
        .chain(found -> managers.of(reader, found))
        .chain(told -> batch.execute(TELL, notices(row, told)))
        .replaceWith(id);
  }

  /** One for each manager, whatever the number of children. */
  private static List<Notice> notices(Row search, Map<UUID, Optional<UUID>> told) {
    return told.entrySet().stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
        .entrySet()
        .stream()
        .map(
            of ->
                new Notice(
                    UUID.randomUUID(),
                    search.authority(),
                    search.id(),
                    of.getKey().orElse(null),
                    of.getValue()))
        .toList();
  }

  /** All that listed one child, the earliest first. */
  Uni<List<Searched>> of(UUID child, SealingKeys keys) {
    return batch
        .query(OF_CHILD, List.of(new OfChild(child)), Searched.class)
        .map(found -> found.stream().map(one -> one.with(keys)).toList());
  }

  static String opened(UUID search, String reason, SealingKeys keys) {
    return keys.openText(reason, TABLE, search);
  }

  private static final String STORE =
      """
      insert into child_search (id, authority_id, worker_id, reason, searched_at, listed)
      select id, authority, worker, decode(reason, 'hex'), at, listed
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, worker uuid, reason text,
        at timestamptz, listed int)
      """;

  private static final String TELL =
      """
      with told as (
        select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (id uuid, authority text, search uuid,
          tell uuid, children jsonb)),
      notices as (
        insert into child_search_notice (id, authority_id, search_id, tell_id)
        select id, authority, search, tell from told)
      insert into child_search_listed (notice_id, authority_id, child_id)
      select t.id, t.authority, cast(c as uuid) from told t, jsonb_array_elements_text(t.children) c
      """;

  private static final String OF_CHILD =
      """
      select cast(json_build_object('id', s.id, 'worker', w.name, 'reason', encode(s.reason, 'hex'),
          'at', s.searched_at) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (child uuid)
      join child_search_listed l on l.child_id = k.child
      join child_search_notice n on n.id = l.notice_id
      join child_search s on s.id = n.search_id
      join worker w on w.id = s.worker_id
      order by s.searched_at, s.id
      """;
}
