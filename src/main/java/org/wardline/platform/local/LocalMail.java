package org.wardline.platform.local;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;

/**
 * A mail server in this process that takes every mail and delivers none: all of them lie in one
 * mailbox, to be read over IMAP.
 */
final class LocalMail implements AutoCloseable {

  /** Name and password of the mailbox with everybody's mail. */
  static final String EVERYBODY = "everybody";

  private final GreenMail server;

  private LocalMail(GreenMail server) {
    this.server = server;
  }

  /** Starts the server on free ports. */
  static LocalMail open() {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)
            });
    server.start();
    try {
      UserManager users = server.getUserManager();
      GreenMailUser everybody = users.createUser(EVERYBODY, EVERYBODY, EVERYBODY);
      users.setMessageDeliveryHandler((mail, recipient) -> everybody);
    } catch (UserException e) {
      throw new IllegalStateException("the local mailbox cannot be made", e);
    }
    return new LocalMail(server);
  }

  /** The settings with which the application sends, and reads what was sent. */
  Map<String, String> settings() {
    return Map.of(
        "quarkus.mailer.mock", "false",
        "quarkus.mailer.host", "localhost",
        "quarkus.mailer.port", Integer.toString(server.getSmtp().getPort()),
        "quarkus.mailer.start-tls", "DISABLED",
        "wardline.local.mail.imap-port", Integer.toString(server.getImap().getPort()));
  }

  @Override
  public void close() {
    server.stop();
  }
}
