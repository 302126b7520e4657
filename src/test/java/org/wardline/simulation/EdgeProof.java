package org.wardline.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wardline.MailSink.Mail;
import org.wardline.OwnersConnection;

/** Compares what the relay took over with what the database says was sent. */
final class EdgeProof {
  private static final Pattern DELIVERY = Pattern.compile("<([0-9a-f-]{36})@[^>]+>");

  private EdgeProof() {}

  private record Sent(String step, boolean isSent) {}

  static List<String> faults(OwnersConnection rows, List<Mail> mails) {
    Map<UUID, Sent> deliveries = new HashMap<>();
    rows.query(
        """
        select id, kind || ' by step ' || step || ' of round ' || round || ' of ' || coalesce(notification_id, review_id),
          state in ('sent', 'delivered', 'bounced')
        from delivery where channel = 'email'
        """,
        row ->
            deliveries.put(
                row.getObject(1, UUID.class), new Sent(row.getString(2), row.getBoolean(3))));
    Map<UUID, Long> taken =
        mails.stream()
            .flatMap(mail -> DELIVERY.matcher(mail.messageId()).results())
            .collect(
                Collectors.groupingBy(
                    found -> UUID.fromString(found.group(1)), Collectors.counting()));
    List<String> faults = new ArrayList<>(twice(deliveries, mails));
    taken.forEach(
        (delivery, times) -> {
          if (times > 1) {
            faults.add("the relay took one e-mail %d times: %s".formatted(times, delivery));
          }
        });
    deliveries.forEach(
        (id, delivery) -> {
          if (delivery.isSent() && !taken.containsKey(id)) {
            faults.add("it counts as sent, and the relay took nothing: " + id);
          }
        });
    return faults;
  }

  /** One address got two mails of one step of a round, whatever deliveries they are of. */
  private static List<String> twice(Map<UUID, Sent> deliveries, List<Mail> mails) {
    Map<String, Long> byAddress = new HashMap<>();
    for (Mail mail : mails) {
      Matcher id = DELIVERY.matcher(mail.messageId());
      if (id.matches() && deliveries.containsKey(UUID.fromString(id.group(1)))) {
        String step = deliveries.get(UUID.fromString(id.group(1))).step();
        byAddress.merge(mail.to() + " got twice: " + step, 1L, Long::sum);
      }
    }
    return byAddress.entrySet().stream()
        .filter(told -> told.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }
}
