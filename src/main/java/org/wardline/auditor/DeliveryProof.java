package org.wardline.auditor;

/** What proves that a delivery d was sent: one rule for the finding and for the daily statement. */
public final class DeliveryProof {
  /** What providers say of what is where it should be; all else that they say is not that. */
  static final String ARRIVED = "('notify_delivered', 'folder_filed')";

  /**
   * On a desktop its item; over any other channel an attempt that its provider took over, or what
   * the provider said later. An attempt that failed proves nothing, so that a delivery may have
   * attempts and not be sent; nor does one that came back afterwards. Word that it takes longer
   * says neither.
   */
  public static final String SENT =
      """
      case d.channel
        when 'desktop' then exists (select from desktop_item i where i.delivery_id = d.id)
        else exists (
            select from delivery_attempt a
            where a.delivery_id = d.id and a.result in ('accepted', 'arrived')
              and not exists (
                select from delivery_attempt n where n.delivery_id = d.id and n.attempt > a.attempt)
              and not exists (
                select from delivery_receipt r
                where r.delivery_id = d.id and r.provider_reference = coalesce(a.provider_reference, '')
                  and r.at > a.at and r.result not in %1$s and r.result not like 'smtp_delayed_%%'))
          or exists (
            select from delivery_receipt r where r.delivery_id = d.id and r.result in %1$s)
      end
      """
          .formatted(ARRIVED);

  private DeliveryProof() {}
}
