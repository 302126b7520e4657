package org.wardline.auditor;

/** What proves that a delivery d was sent: one rule for the finding and for the daily statement. */
public final class DeliveryProof {
  /**
   * On a desktop its item; over any other channel an attempt that its provider took over, or what
   * the provider said later. An attempt that failed proves nothing.
   */
  public static final String SENT =
      """
      case d.channel
        when 'desktop' then exists (select from desktop_item i where i.delivery_id = d.id)
        else exists (
            select from delivery_attempt a
            where a.delivery_id = d.id and a.result in ('accepted', 'arrived'))
          or exists (select from delivery_receipt r where r.delivery_id = d.id)
      end
      """;

  private DeliveryProof() {}
}
