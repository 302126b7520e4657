package org.wardline.notifications;

/** The questions of {@link OpenReviews} to the database. */
final class ReviewQueries {
  private ReviewQueries() {}

  /**
   * The message itself may name a restricted child, so that a review with one is there only for who
   * keeps all such children in it, or was told by its running round; where nobody keeps all of
   * them, for the safeguarding manager, too. Who does not decide otherwise sees no other child in
   * it. Whoever is barred from a candidate finds no review.
   */
  private static final String K =
      """
      with k as (select * from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as w
          (authority text, since timestamptz, reader uuid, decides boolean, review uuid, after jsonb))
      """;

  private static final String SHOWN =
      """
      select cast(json_build_object('id', r.id, 'reason', r.reason, 'openedAt', r.opened_at,
          'details', encode(r.details, 'hex'), 'explanation', encode(r.explanation, 'hex'),
          'candidates', array(
            select c.id from unnest(r.candidates) with ordinality as u (id, place) join child c on c.id = u.id
            where k.decides or c.restricted or about.restricted = 0 order by u.place),
          'askedAt', r.asked_at, 'decision', r.decision, 'decidedAt', r.decided_at,
          'child', r.child_id) as text)
      """;

  /** Which a page has a mark of: the open ones by it, the others without one. */
  private static final String MARKED =
      """
      select cast(json_build_object('mark', case when r.state = 'open' then left(cast(r.id as text), 8) end) as text)
      """;

  private static final String VISIBLE =
      """
      from k
      join review r on r.authority_id = k.authority and (r.state = 'open' or r.decided_at > k.since)
        and (k.review is null or r.id = k.review)
        and (k.after is null or (r.state <> 'open', r.opened_at, r.id)
          > (cast(k.after ->> 'decided' as boolean), cast(k.after ->> 'openedAt' as timestamptz),
            cast(k.after ->> 'id' as uuid)))
      cross join lateral (
        select count(*) filter (where c.restricted) as restricted,
          count(*) filter (where c.restricted and k.reader in (c.custodian_id, c.deputy_id)) as kept,
          count(*) filter (where exists (
            select from child_bar b where b.child_id = c.id and b.worker_id = k.reader)) as barred
        from child c where c.id = any (r.candidates)) about
      cross join lateral (
        select exists (
          select from delivery d where d.review_id = r.id and d.round = r.round and d.recipient_id = k.reader
            and d.state in ('sent', 'delivered')) as reader) told
      where about.barred = 0 and case
        when about.restricted = 0 then k.decides or told.reader
        when about.kept = about.restricted or (told.reader and r.restricted) then true
        else not exists (
            select from child c, lateral (values (c.custodian_id), (c.deputy_id)) as p (keeper)
            where c.id = any (r.candidates) and c.restricted
            group by p.keeper having count(*) = about.restricted)
          and k.reader = (
            select t.manager_id from team t where t.authority_id = k.authority and t.kind = 'management'
              and t.ended_at is null
            order by t.name collate "C" limit 1) end
      """;

  static final String A_PAGE =
      K + SHOWN + VISIBLE + "order by r.state desc, r.opened_at, r.id limit 21";

  static final String MARKS =
      K + MARKED + VISIBLE + "order by r.state desc, r.opened_at desc, r.id limit 200";
}
