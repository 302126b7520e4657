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
import java.util.Properties;
import org.wardline.platform.local.ReceivedMail.Header;

/** Reads over IMAP what the local mail server took, also after a live reload. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class LocalMailbox {

  private final MailConfig config;

  LocalMailbox(MailConfig config) {
    this.config = config;
  }

  /** All mails, the latest first. */
  List<ReceivedMail> all() {
    try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
      store.connect(
          "localhost", config.imapPort().orElseThrow(), LocalMail.EVERYBODY, LocalMail.EVERYBODY);
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        List<ReceivedMail> mails = new ArrayList<>();
        for (Message message : inbox.getMessages()) {
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
