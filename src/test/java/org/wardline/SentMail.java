package org.wardline;

import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail that the SMTP sink has taken, read over IMAP. */
@Singleton
public class SentMail {
  private static final String EVERYBODY = "everybody";

  private final int port;

  SentMail(@ConfigProperty(name = "wardline.local.mail.imap-port") int port) {
    this.port = port;
  }

  /** One e-mail: its addressee, subject, Message-ID, and all of its source. */
  public record Sent(String to, String subject, String messageId, String source) {}

  /** All that were sent since the last {@link #clear}. */
  public List<Sent> all() {
    List<Sent> sent = new ArrayList<>();
    withInbox(
        inbox -> {
          for (Message message : inbox.getMessages()) {
            sent.add(read(message));
          }
        });
    return sent;
  }

  /** Throws everything away. */
  public void clear() {
    withInbox(inbox -> inbox.setFlags(inbox.getMessages(), new Flags(Flags.Flag.DELETED), true));
  }

  private static Sent read(Message message) throws MessagingException, IOException {
    ByteArrayOutputStream source = new ByteArrayOutputStream();
    message.writeTo(source);
    return new Sent(
        message.getAllRecipients()[0].toString(),
        message.getSubject(),
        message.getHeader("Message-ID")[0],
        source.toString(StandardCharsets.UTF_8));
  }

  private interface Reading {
    void of(Folder inbox) throws MessagingException, IOException;
  }

  private void withInbox(Reading reading) {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect("localhost", port, EVERYBODY, EVERYBODY);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_WRITE);
        reading.of(inbox);
        inbox.expunge();
      }
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("the sink cannot be read", e);
    }
  }
}
