package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.Children;
import org.wardline.register.LocalIds;
import org.wardline.register.LocalIds.SealedLocalId;
import org.wardline.register.NumberChanges;
import org.wardline.register.NumberTask;
import org.wardline.register.UploadPreview;
import org.wardline.register.UploadStanding;
import org.wardline.register.Uploads;
import org.wardline.register.WorkLine;
import org.wardline.teams.Worker;

/**
 * Brings together what a register keeper sees of the uploads to CP-IS, and records whom they saw.
 */
@ApplicationScoped
class UploadsService {
  private final Uploads uploads;
  private final NumberChanges numbers;
  private final Children children;
  private final LocalIds localIds;
  private final AuthorityScope scope;
  private final AuditTrail audit;

  UploadsService(
      Uploads uploads,
      NumberChanges numbers,
      Children children,
      LocalIds localIds,
      AuthorityScope scope,
      AuditTrail audit) {
    this.uploads = uploads;
    this.numbers = numbers;
    this.children = children;
    this.localIds = localIds;
    this.scope = scope;
    this.audit = audit;
  }

  /**
   * Each part is a transaction of its own door.
   *
   * @param all whether a long list is shown to its end
   */
  Uni<UploadsPage.Content> see(Worker keeper, SealingKeys keys, boolean all) {
    String authority = keeper.authority();
    return uploads
        .standing(authority)
        .chain(
            standing ->
                uploads.preview(authority).chain(preview -> unnamed(keeper, standing, preview)))
        .chain(content -> named(keeper, keys, content, all));
  }

  private Uni<UploadsPage.Content> unnamed(
      Worker keeper, UploadStanding standing, UploadPreview preview) {
    return uploads
        .workList(keeper.authority(), keeper.id())
        .chain(
            work ->
                numbers
                    .tasks(keeper.authority(), keeper.id())
                    .map(
                        tasks ->
                            new UploadsPage.Content(standing, preview, work, tasks, Map.of())));
  }

  private static List<UUID> all(UploadsPage.Content content) {
    return Stream.of(
            content.preview().going().stream().map(UploadPreview.Going::childId),
            content.preview().withheld().stream().map(UploadPreview.Withheld::childId),
            content.work().stream().map(WorkLine::childId),
            content.tasks().stream().map(NumberTask::childId).filter(Objects::nonNull))
        .flatMap(ids -> ids)
        .distinct()
        .toList();
  }

  private Uni<UploadsPage.Content> named(
      Worker keeper, SealingKeys keys, UploadsPage.Content content, boolean all) {
    return Panache.withTransaction(
        () ->
            scope
                .enter(List.of(keeper.authority()))
                .chain(() -> children.known(all(content), keeper.id()))
                .chain(known -> localIds.find(known).map(stored -> names(known, stored, keys)))
                .map(content::with)
                .call(named -> audit.append(listed(keeper, named.shown(all)))));
  }

  private static List<AuditEntry> listed(Worker keeper, Collection<UUID> shown) {
    return shown.stream().map(child -> InboxService.entry(keeper, "listed", child)).toList();
  }

  private static Map<UUID, String> names(
      List<UUID> known, List<SealedLocalId> stored, SealingKeys keys) {
    Map<UUID, String> names =
        known.stream()
            .collect(Collectors.toMap(id -> id, id -> "A child without an id of the council"));
    stored.forEach(one -> names.put(one.child(), one.open(keys)));
    return names;
  }
}
