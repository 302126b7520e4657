package org.wardline.dispatch.email;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wardline.notifications.Receipt;
import org.wardline.platform.security.ApiKeys;

/**
 * Takes at {@code POST /receipts/bounces} the mail that came to the address of the envelope's
 * sender, as the relay has it. Reports on e-mails of ours are recorded; all other mail there says
 * nothing.
 */
@ApplicationScoped
class BounceReports {
  static final String PATH = "/receipts/bounces";

  private final BouncesConfig config;
  private final EmailConfig emails;
  private final ReceiptDoors doors;

  BounceReports(BouncesConfig config, EmailConfig emails, ReceiptDoors doors) {
    this.config = config;
    this.emails = emails;
    this.doors = doors;
  }

  void serve(@Observes Router router) {
    Map<String, String> hashes =
        config.byAuthority().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, relay -> relay.getValue().tokenSha256()));
    doors.open(router, PATH, new ApiKeys(hashes), this::read);
  }

  private Optional<Receipt> read(String authority, byte[] mail) throws IOException {
    return BounceReport.read(mail, emails.messageIdDomain())
        .map(report -> report.receipt(authority));
  }
}
