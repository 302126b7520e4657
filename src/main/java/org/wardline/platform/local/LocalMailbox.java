package org.wardline.platform.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.wardline.platform.local.ReceivedMail.Header;

/** Reads over IMAP what the local mail server took, also after a live reload. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class LocalMailbox {
  private static final int MOST = 25;

  private final MailConfig config;

  LocalMailbox(MailConfig config) {
    this.config = config;
  }

  /** The newest mails, the latest first. */
  List<ReceivedMail> newest() {
    return read(
        inbox ->
            inbox.getMessages(
                Math.max(1, inbox.getMessageCount() - MOST + 1), inbox.getMessageCount()));
  }

  /** The mail of this number, if there is one. */
  Optional<ReceivedMail> find(int number) {
    return read(
            inbox ->
                number < 1 || number > inbox.getMessageCount()
                    ? new Message[0]
                    : inbox.getMessages(number, number))
        .stream()
        .findFirst();
  }

  private interface Choice {
    Message[] of(Folder inbox) throws MessagingException;
  }

  private List<ReceivedMail> read(Choice choice) {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(
          "localhost", config.imapPort().orElseThrow(), LocalMail.EVERYBODY, LocalMail.EVERYBODY);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<ReceivedMail> mails = new ArrayList<>();
        for (Message message : choice.of(inbox)) {
          mails.add(read(message));
        }
        return mails.reversed();
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("the local mailbox cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a mail cannot be read", e);
    }
  }

  private static ReceivedMail read(Message message) throws MessagingException, IOException {
    List<Header> headers = new ArrayList<>();
    for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
      headers.add(new Header(header.getName(), MimeUtility.decodeText(header.getValue())));
    }
    return new ReceivedMail(
        message.getMessageNumber(),
        headers,
        firstPart(message, "text/plain"),
        firstPart(message, "text/html"));
  }

  private static String firstPart(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int index = 0; index < parts.getCount(); index++) {
        String found = firstPart(parts.getBodyPart(index), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
