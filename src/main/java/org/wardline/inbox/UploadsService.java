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

/** Brings together what a register keeper sees of the uploads to CP-IS. */
@ApplicationScoped
class UploadsService {
  private final Uploads uploads;
  private final NumberChanges numbers;
  private final Children children;
  private final LocalIds localIds;
  private final AuthorityScope scope;

  UploadsService(
      Uploads uploads,
      NumberChanges numbers,
      Children children,
      LocalIds localIds,
      AuthorityScope scope) {
    this.uploads = uploads;
    this.numbers = numbers;
    this.children = children;
    this.localIds = localIds;
    this.scope = scope;
  }

  /** Each part is a transaction of its own door. */
  Uni<UploadsPage.Content> see(Worker keeper, SealingKeys keys) {
    String authority = keeper.authority();
    return uploads
        .standing(authority)
        .chain(
            standing ->
                uploads.preview(authority).chain(preview -> see(keeper, keys, standing, preview)));
  }

  private Uni<UploadsPage.Content> see(
      Worker keeper, SealingKeys keys, UploadStanding standing, UploadPreview preview) {
    return uploads
        .workList(keeper.authority(), keeper.id())
        .chain(
            work ->
                numbers
                    .tasks(keeper.authority(), keeper.id())
                    .chain(
                        tasks ->
                            names(keeper, keys, all(preview, work, tasks))
                                .map(
                                    names ->
                                        new UploadsPage.Content(
                                            standing, preview, work, tasks, names))));
  }

  private static List<UUID> all(
      UploadPreview preview, List<WorkLine> work, List<NumberTask> tasks) {
    return Stream.of(
            preview.going().stream().map(UploadPreview.Going::childId),
            preview.withheld().stream().map(UploadPreview.Withheld::childId),
            work.stream().map(WorkLine::childId),
            tasks.stream().map(NumberTask::childId).filter(Objects::nonNull))
        .flatMap(ids -> ids)
        .distinct()
        .toList();
  }

  private Uni<Map<UUID, String>> names(Worker keeper, SealingKeys keys, Collection<UUID> ids) {
    return Panache.withTransaction(
        () ->
            scope
                .enter(List.of(keeper.authority()))
                .chain(() -> children.known(ids, keeper.id()))
                .chain(known -> localIds.find(known).map(stored -> names(known, stored, keys))));
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
