package org.wardline.auditor.statement;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import org.wardline.platform.CallersContext;

/** Mails a statement; each attempt at one has the same Message-ID. */
@ApplicationScoped
class StatementMail {

  private final ReactiveMailer mailer;
  private final StatementConfig config;

  StatementMail(ReactiveMailer mailer, StatementConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  boolean hasRecipients() {
    return !recipients().isEmpty();
  }

  /** Fails when the relay does not take it over in time. */
  Uni<Void> send(DailyStatement statement) {
    return mailer
        .send(mail(statement))
        .ifNoItem()
        .after(config.mailTimeout())
        .fail()
        .plug(CallersContext::resume);
  }

  private Mail mail(DailyStatement statement) {
    return new Mail()
        .setTo(recipients())
        .setSubject(subject(statement))
        .setText(statement.body() + signature(statement))
        .addHeader(
            "Message-ID", "<statement-%s@%s>".formatted(statement.day(), config.messageIdDomain()))
        .addHeader("Auto-Submitted", "auto-generated");
  }

  private static String subject(DailyStatement statement) {
    return "Wardline daily statement %s%s"
        .formatted(statement.day(), statement.differences() == 0 ? "" : ": counts differ");
  }

  private static String signature(DailyStatement statement) {
    return statement
        .signature()
        .map(bytes -> "\nEd25519 signature: " + Base64.getEncoder().encodeToString(bytes) + '\n')
        .orElse("\nNot signed: no signing key is configured.\n");
  }

  private List<String> recipients() {
    return config.recipients().orElse(List.of());
  }
}
