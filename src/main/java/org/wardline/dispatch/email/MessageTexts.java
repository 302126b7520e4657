package org.wardline.dispatch.email;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.notifications.Outgoing.Purpose;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door to an authority's own text of its e-mails: previewed, tried out and kept. Every method
 * raises {@link UnusableTextException} with a sentence for a text that could say more than an
 * e-mail may.
 */
@ApplicationScoped
public class MessageTexts {
  private static final String SUBJECT = "message_text";

  private final MessageTemplates templates;
  private final Messages messages;
  private final SmtpRelay relay;
  private final TextKeeping keeping;
  private final Clock clock;

  MessageTexts(
      MessageTemplates templates,
      Messages messages,
      SmtpRelay relay,
      TextKeeping keeping,
      Clock clock) {
    this.templates = templates;
    this.messages = messages;
    this.relay = relay;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** The e-mail as an invented reader would get it. */
  public Message preview(MessageText draft) {
    return templates.fill(draft, example());
  }

  /** The bundled text, filled in likewise. */
  public Uni<Message> previewBundled() {
    return messages.bundled(example(), Purpose.TELL);
  }

  /** Sends the preview to an address; fails when the relay does not take it over. */
  public Uni<Void> testSend(MessageText draft, String address) {
    return Uni.createFrom()
        .deferred(() -> relay.post(address, "test-" + UUID.randomUUID(), preview(draft)));
  }

  /**
   * From now on this authority's e-mails say that.
   *
   * @param worker who says so, or null for an operator
   */
  public Uni<Void> keep(String authority, MessageText text, UUID worker) {
    return Uni.createFrom()
        .item(
            () -> {
              templates.check(text);
              return text;
            })
        .chain(checked -> keeping.keep(authority, checked, worker));
  }

  /** From now on this authority's e-mails say the bundled text again. */
  public Uni<Void> discard(String authority, UUID worker) {
    return keeping.discard(authority, worker);
  }

  private MessageFields example() {
    return MessageFields.example(clock.instant(), messages.link(new UUID(0, 0)));
  }

  /** The transactions, each with its entry in the audit trail. */
  @ApplicationScoped
  static class TextKeeping {
    private final AuthorityScope scope;
    private final StoredTexts texts;
    private final AuditTrail audit;
    private final Clock clock;

    TextKeeping(AuthorityScope scope, StoredTexts texts, AuditTrail audit, Clock clock) {
      this.scope = scope;
      this.texts = texts;
      this.audit = audit;
      this.clock = clock;
    }

    @WithTransaction
    Uni<Void> keep(String authority, MessageText text, UUID worker) {
      return scope
          .enter(List.of(authority))
          .chain(() -> texts.save(authority, text, worker, clock.instant()))
          .chain(() -> remember(authority, worker, "kept"));
    }

    @WithTransaction
    Uni<Void> discard(String authority, UUID worker) {
      return scope
          .enter(List.of(authority))
          .chain(() -> texts.remove(authority))
          .chain(() -> remember(authority, worker, "discarded"));
    }

    private Uni<Void> remember(String authority, UUID worker, String action) {
      return audit.append(
          List.of(
              new AuditEntry(
                  authority,
                  worker == null ? "operator" : "worker:" + worker,
                  action,
                  SUBJECT + ":" + authority,
                  "")));
    }
  }
}
