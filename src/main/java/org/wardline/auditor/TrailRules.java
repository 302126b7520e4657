package org.wardline.auditor;

import java.time.Duration;
import java.util.List;

/** What must not be of the audit trail and its chains. */
final class TrailRules {
  private static final Duration SEEN_FOR = Duration.ofDays(1);
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /** The trail of the synthetic authority is the deployment's, and forged like any other. */
  private static final String COUNCIL =
      "(select w.authority_id from authority w where w.authority_id = %s and not w.synthetic)";

  private TrailRules() {}

  static List<Rule> all(AuditorConfig limits) {
    return List.of(
        broken(), late(limits.lateEntry()), unsealed(limits.sealing()), continuity(), given());
  }

  private static Rule broken() {
    return new Rule(
        "audit-chain-broken",
        Duration.ZERO,
        """
        select 'audit_chain:' || c.chain, c.broken_at, %s from audit_check c
        where c.broken is not null and c.broken_at <= $1
        """
            .formatted(COUNCIL.formatted("c.chain")),
        "The trail was changed after it was sealed: audit_check names the place; keep a copy of"
            + " the database and tell the council's information security.");
  }

  private static Rule late(Duration limit) {
    return new Rule(
        "audit-entry-late",
        limit,
        """
        select 'audit_entry:' || e.entry_id, s.sealed_at, %s
        from audit_sealed_entry e
        join audit_seal s on s.chain = e.chain and s.number = e.seal
        where e.late and s.sealed_at >= $1
        """
            .formatted(COUNCIL.formatted("s.chain")),
        "It became visible after its minute was sealed: a transaction took too long, or somebody"
            + " inserted it.");
  }

  private static Rule unsealed(Duration limit) {
    return new Rule(
        "audit-unsealed",
        limit,
        """
        select 'audit_chain:' || coalesce(a.authority_id, 'none'), least(min(a.at), $1), %s
        from audit_entry a
        where (a.at > $1 + interval '%d seconds'
            or a.at < $1 and a.position > (
              select coalesce(max(s.last_position), 0) from audit_seal s where s.sealed_at < $1))
          and not exists (select from audit_sealed_entry e where e.entry_id = a.id)
        group by a.authority_id
        """
            .formatted(COUNCIL.formatted("a.authority_id"), limit.plus(CLOCKS_DIFFER).toSeconds()),
        "The auditor does not keep up with sealing, or its sealing fails: see its log. An entry"
            + " whose time lies ahead was inserted: see audit-chain-broken.");
  }

  private static Rule continuity() {
    return new Rule(
        "continuity-account-used",
        SEEN_FOR,
        "select 'continuity_use:' || id, at, null from continuity_use where at >= $1",
        "Ask both keepers whether it was they, and why; seal new codes. After a drill it goes by"
            + " itself after a day.");
  }

  private static Rule given() {
    return new Rule(
        "sign-in-given",
        SEEN_FOR,
        """
        select subject, max(at), max(authority_id) from audit_entry where action = 'sign-in given' and at >= $1
        group by subject
        """,
        "Ask the worker by another way than e-mail whether the account that was given to them is"
            + " theirs; the trail names the keeper. It goes by itself after a day.");
  }
}
