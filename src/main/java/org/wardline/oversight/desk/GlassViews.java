package org.wardline.oversight.desk;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.inbox.SpokenTime;
import org.wardline.oversight.desk.GlassRows.Opening;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.teams.Worker;

/** What lies behind broken glass: whom a notification is about, or the text of a message. */
@ApplicationScoped
class GlassViews {
  private record Item(UUID id) {}

  private record About(UUID child, String reference) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Children children;
  private final Quarantine quarantine;
  private final AuditTrail audit;

  GlassViews(
      AuthorityScope scope,
      Batch batch,
      Children children,
      Quarantine quarantine,
      AuditTrail audit) {
    this.scope = scope;
    this.batch = batch;
    this.children = children;
    this.quarantine = quarantine;
    this.audit = audit;
  }

  /** Lines about a notification's child, or the text of a message; the other is empty. */
  record View(List<String> lines, String text) {
    View {
      lines = List.copyOf(lines);
    }

    /** With the text as somebody corrected it; null is as it came. */
    View correctedAs(String corrected) {
      return text == null || corrected == null ? this : new View(lines, corrected);
    }

    @Override
    public String toString() {
      return "View[redacted]";
    }
  }

  Uni<View> get(Worker operator, Opening opening, SealingKeys keys) {
    return opening.kind().equals("quarantine")
        ? message(opening, keys)
        : notification(operator, opening);
  }

  private Uni<View> message(Opening opening, SealingKeys keys) {
    return quarantine
        .find(opening.item(), keys)
        .map(
            found ->
                new View(
                    List.of(),
                    found.map(kept -> new String(kept.body(), StandardCharsets.UTF_8)).orElse("")));
  }

  @WithTransaction
  Uni<View> notification(Worker operator, Opening opening) {
    return scope
        .enter(List.of(operator.authority()))
        .chain(() -> batch.query(ABOUT, List.of(new Item(opening.item())), About.class))
        .chain(found -> found.isEmpty() ? gone() : child(operator, found.getFirst()));
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
        .map(
            known ->
                known.isEmpty()
                    ? new View(List.of("It is not there any more"), null)
                    : new View(lines(about, known.getFirst()), null));
  }

  private static AuditEntry seen(Worker operator, RegisteredChild child) {
    return AuditEntry.ofWorker(
        operator.id(),
        operator.authority(),
        "viewed through broken glass",
        "child",
        child.id(),
        "");
  }

  private static Uni<View> gone() {
    return Uni.createFrom().item(new View(List.of("It is not there any more"), null));
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
