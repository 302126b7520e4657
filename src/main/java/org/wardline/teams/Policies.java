package org.wardline.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wardline.platform.data.Batch;

/**
 * The door of escalation policies: stores their files by version, and answers which is in force. A
 * file is read when it is stored; what functions read is the JSON beside it. Everything happens in
 * the caller's transaction, which must have entered the authorities.
 */
@ApplicationScoped
public class Policies {
  private record Asked(String authority, Instant at) {}

  private record InForce(String authority, AuthorityPolicy policy) {}

  private record Row(
      String authority,
      int version,
      String author,
      Instant recordedAt,
      Instant activeFrom,
      String file,
      String policy) {}

  private record Found(boolean same, Integer later) {}

  private final Batch batch;
  private final ObjectMapper json;
  private final Clock clock;
  private final PolicyConfig config;
  private volatile AuthorityPolicy bundled;

  Policies(Batch batch, ObjectMapper json, Clock clock, PolicyConfig config) {
    this.batch = batch;
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /**
   * Stores a file as the version that it names; the same file again changes nothing, and is refused
   * when another version is in force since.
   *
   * @param author who wrote it: a worker's id or an operator's name
   * @param activeFrom when it comes into force, for notifications that open from then on
   */
  public Uni<PolicyOutcome> store(
      String authority, String file, String author, Instant activeFrom) {
    return switch (PolicyFiles.read(file)) {
      case FileReading.Faulty<AuthorityPolicy> faulty ->
          answer(new PolicyOutcome.Refused(faulty.faults()));
      case FileReading.Valid<AuthorityPolicy>(AuthorityPolicy policy) when policy.version() == 0 ->
          answer(refused("version", "is 0, which is the bundled policy's: count from 1"));
      case FileReading.Valid<AuthorityPolicy>(AuthorityPolicy policy) ->
          insert(
              new Row(
                  authority,
                  policy.version(),
                  author,
                  clock.instant(),
                  activeFrom,
                  file,
                  write(policy)));
    };
  }

  private Uni<PolicyOutcome> insert(Row row) {
    return batch
        .execute(
            """
            insert into escalation_policy
              (authority_id, version, author, recorded_at, active_from, file, policy)
            select r.authority, version, author, "recordedAt", "activeFrom", file, cast(policy as jsonb)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (authority text, version int, author text,
              "recordedAt" timestamptz, "activeFrom" timestamptz, file text, policy text)
            join authority a on a.authority_id = r.authority
            on conflict do nothing
            """,
            List.of(row))
        .chain(() -> compared(row));
  }

  /** A version that was stored before is the same, or this one needs a number of its own. */
  private Uni<PolicyOutcome> compared(Row row) {
    return batch
        .query(
            """
            select cast(json_build_object('same', p.file = r.file, 'later', (
                select l.version from escalation_policy l
                where l.authority_id = p.authority_id and l.active_from <= r."activeFrom"
                  and (l.active_from, l.version) > (p.active_from, p.version)
                order by l.active_from desc, l.version desc limit 1)) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as r (authority text, version int, file text,
              "activeFrom" timestamptz)
            join escalation_policy p on p.authority_id = r.authority and p.version = r.version
            """,
            List.of(row),
            Found.class)
        .map(found -> compared(row, found));
  }

  private static PolicyOutcome compared(Row row, List<Found> found) {
    if (found.isEmpty()) {
      return refused("authority", "is not known here: name the file by its ODS code");
    }
    if (!found.getFirst().same()) {
      return refused(
          "version", "%d is stored with other content: raise it".formatted(row.version()));
    }
    Integer later = found.getFirst().later();
    return later == null
        ? new PolicyOutcome.Stored(row.version())
        : refused(
            "version",
            "%d was stored before, and %d is in force since: raise it to have it in force again"
                .formatted(row.version(), later));
  }

  /** The policies in force at that moment, by authority: its own, else the bundled one. */
  public Uni<Map<String, AuthorityPolicy>> inForce(Collection<String> authorities, Instant at) {
    List<Asked> asked = authorities.stream().distinct().map(a -> new Asked(a, at)).toList();
    return batch
        .query(
            """
            select cast(json_build_object('authority', k.authority, 'policy', p.policy) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (authority text, at timestamptz)
            cross join lateral (
              select e.policy from escalation_policy e
              where e.authority_id = k.authority and e.active_from <= k.at
              order by e.active_from desc, e.version desc limit 1) p
            """,
            asked,
            InForce.class)
        .map(found -> withBundled(authorities, found));
  }

  private Map<String, AuthorityPolicy> withBundled(
      Collection<String> authorities, List<InForce> found) {
    Map<String, AuthorityPolicy> policies = new HashMap<>();
    found.forEach(own -> policies.put(own.authority(), own.policy()));
    authorities.forEach(authority -> policies.computeIfAbsent(authority, a -> bundled()));
    return policies;
  }

  /** Read once, and only when an authority has none of its own. */
  private AuthorityPolicy bundled() {
    if (bundled == null) {
      bundled = BundledPolicies.get(config.defaultPolicy());
    }
    return bundled;
  }

  private String write(AuthorityPolicy policy) {
    try {
      return json.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy is a plain record", e);
    }
  }

  private static PolicyOutcome refused(String path, String words) {
    return new PolicyOutcome.Refused(List.of(new FileFault(path, words)));
  }

  private static Uni<PolicyOutcome> answer(PolicyOutcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
