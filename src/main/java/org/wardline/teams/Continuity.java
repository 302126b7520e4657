package org.wardline.teams;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.data.Batch;
import org.wardline.teams.ContinuityPolicy.Entered;

/**
 * The door of the continuity account: one code of each of two keepers opens it while nobody can
 * sign in at the identity provider. Every use is an audit entry and a finding of the auditor.
 */
@ApplicationScoped
public class Continuity {
  private record Use(UUID id, String code, String keeper, Instant at) {}

  private record Code(String code, String keeper) {}

  private final ContinuityConfig config;
  private final SignIns signIns;
  private final Batch batch;
  private final AuditTrail audit;
  private final Clock clock;

  Continuity(ContinuityConfig config, SignIns signIns, Batch batch, AuditTrail audit, Clock clock) {
    this.config = config;
    this.signIns = signIns;
    this.batch = batch;
    this.audit = audit;
    this.clock = clock;
  }

  /** How soon the second code must follow the first. */
  public Duration within() {
    return config.within();
  }

  /** Takes one keeper's code in; a code is good once, whatever comes of it. */
  @WithTransaction
  public Uni<ContinuityOutcome> enter(String code) {
    Optional<Code> known = known(code.strip());
    return known.isEmpty() || config.account().isEmpty()
        ? Uni.createFrom().item(new ContinuityOutcome.Refused())
        : signIns
            .find(config.account().get())
            .chain(
                worker ->
                    worker.isEmpty()
                        ? Uni.createFrom().item(new ContinuityOutcome.Refused())
                        : take(known.get(), worker.get()));
  }

  private Optional<Code> known(String code) {
    String hash = hash(code);
    return config.keepers().entrySet().stream()
        .filter(keeper -> keeper.getValue().codes().stream().anyMatch(hash::equalsIgnoreCase))
        .map(Map.Entry::getKey)
        .map(keeper -> new Code(hash, keeper))
        .findFirst();
  }

  private Uni<ContinuityOutcome> take(Code code, Worker account) {
    Use use = new Use(UUID.randomUUID(), code.code(), code.keeper(), clock.instant());
    return entered(use)
        .chain(
            before ->
                insert(use)
                    .chain(
                        inserted ->
                            inserted == 0
                                ? Uni.createFrom().item(new ContinuityOutcome.Refused())
                                : decide(use, before, account)));
  }

  private Uni<ContinuityOutcome> decide(Use use, List<Entered> before, Worker account) {
    Optional<Entered> partner =
        ContinuityPolicy.partner(new Entered(use.keeper(), use.at()), before, config.within());
    return partner.isEmpty()
        ? record(use.keeper(), "continuity code entered", account)
            .replaceWith(new ContinuityOutcome.Waiting(use.at().plus(config.within())))
        : spend()
            .chain(
                () ->
                    record(
                        partner.get().keeper() + "+" + use.keeper(),
                        "continuity account opened",
                        account))
            .replaceWith(
                new ContinuityOutcome.Opened(config.account().orElseThrow(), config.lasts()));
  }

  /** Locked, so that two who come at the same moment see each other. */
  private Uni<List<Entered>> entered(Use use) {
    return batch
        .query(
            """
            select cast(count(pg_advisory_xact_lock(hashtext('continuity'))) as text)
            from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (at timestamptz)
            """,
            List.of(use),
            Integer.class)
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('keeper', u.keeper, 'at', u.at) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (at timestamptz),
                      continuity_use u
                    where u.opened_at is null order by u.at desc
                    """,
                    List.of(use),
                    Entered.class));
  }

  private Uni<Integer> insert(Use use) {
    return batch.execute(
        """
        insert into continuity_use (id, code_hash, keeper, at)
        select id, code, keeper, at
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as u (id uuid, code text, keeper text, at timestamptz)
        on conflict (code_hash) do nothing
        """,
        List.of(use));
  }

  /** What was entered so far opens nothing more. */
  private Uni<Integer> spend() {
    return batch.execute(
        """
        update continuity_use u set opened_at = k.at
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (at timestamptz)
        where u.opened_at is null
        """,
        List.of(new Entered("", clock.instant())));
  }

  private Uni<Void> record(String keepers, String action, Worker account) {
    return audit.append(
        List.of(
            new AuditEntry(
                account.authority(),
                "continuity:" + keepers,
                action,
                "worker:" + account.id(),
                "")));
  }

  private static String hash(String code) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
