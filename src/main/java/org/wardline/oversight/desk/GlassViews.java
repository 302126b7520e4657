package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** What lies behind broken glass: whom a notification is about, or the text of a message. */
@ApplicationScoped
class GlassViews {
  private static final View GONE = new View(List.of("It is not there any more"), null);

  private record Item(UUID id) {}

  private record About(UUID child, String reference) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Children children;
  private final GlassMessages messages;
  private final AuditTrail audit;

  GlassViews(
      AuthorityScope scope,
      Batch batch,
      Children children,
      GlassMessages messages,
      AuditTrail audit) {
    this.scope = scope;
    this.batch = batch;
    this.children = children;
    this.messages = messages;
    this.audit = audit;
  }

  /** Lines, or the text of a message; the other is empty or null. */
  record View(List<String> lines, String text) {
    View {
      lines = List.copyOf(lines);
    }

    /** Whether it is a text, which can be corrected. */
    public boolean isOfMessage() {
      return text != null;
    }

    /** With the text as somebody corrected it. */
    View as(Correction sent) {
      return text == null || sent.body() == null ? this : new View(lines, sent.body());
    }

    @Override
    public String toString() {
      return "View[redacted]";
    }
  }

  Uni<View> get(DeskVisit operator, Opening opening) {
    return opening.kind().equals("quarantine")
        ? messages.look(operator, opening.item()).map(GlassViews::message)
        : notification(operator.worker(), opening);
  }

  private static View message(Optional<String> text) {
    return text.map(found -> new View(List.of(), found)).orElse(GONE);
  }

  @WithTransaction
  Uni<View> notification(Worker operator, Opening opening) {
    return scope
        .enter(List.of(operator.authority()))
        .chain(() -> batch.query(ABOUT, List.of(new Item(opening.item())), About.class))
        .chain(
            found ->
                found.isEmpty() ? Uni.createFrom().item(GONE) : child(operator, found.getFirst()));
  }

  /** What became restricted since is not shown any more. */
  private Uni<View> child(Worker operator, About about) {
    return children
        .get(List.of(about.child()))
        .map(
            known ->
                known.stream()
                    .filter(child -> !child.restricted())
                    .filter(child -> !child.barred().contains(operator.id()))
                    .toList())
        .call(known -> audit.append(known.stream().map(child -> seen(operator, child)).toList()))
        .map(known -> known.isEmpty() ? GONE : new View(lines(about, known.getFirst()), null));
  }

  private static AuditEntry seen(Worker operator, RegisteredChild child) {
    return AuditEntry.ofWorker(
        operator.id(), operator.authority(), GlassTrail.VIEWED, "child", child.id(), "");
  }

  private static List<String> lines(About about, RegisteredChild child) {
    return List.of(
        "Reference " + about.reference(),
        "Name: %s %s".formatted(text(child.givenName()), text(child.familyName())),
        "Date of birth: "
            + (child.dateOfBirth() == null ? "not known" : SpokenTime.date(child.dateOfBirth())));
  }

  private static String text(String name) {
    return name == null ? "(no name)" : name;
  }

  private static final String ABOUT =
      """
      select cast(json_build_object('child', n.child_id, 'reference', n.reference) as text)
      from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (id uuid)
      join notification n on n.id = k.id and not n.restricted
      """;
}
