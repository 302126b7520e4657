package org.wardline.inbox;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.DataQuality;
import org.wardline.register.keeping.Retention;
import org.wardline.register.loading.RegisterLoads;
import org.wardline.teams.Worker;

/** What a register keeper does, each with its entry in the trail. */
@ApplicationScoped
class RegisterService {
  private final AuthorityScope scope;
  private final RegisterLoads loads;
  private final DataQuality quality;
  private final Retention retention;
  private final AuditTrail audit;

  RegisterService(
      AuthorityScope scope,
      RegisterLoads loads,
      DataQuality quality,
      Retention retention,
      AuditTrail audit) {
    this.scope = scope;
    this.loads = loads;
    this.quality = quality;
    this.retention = retention;
    this.audit = audit;
  }

  /** Takes a file in; false for an empty one. */
  @WithTransaction
  Uni<Boolean> take(Worker keeper, boolean full, Path file) {
    return remember(
            keeper, full ? "full register file taken in" : "register changes taken in", null)
        .chain(() -> loads.take(keeper, full, file));
  }

  /** Answers a load that asks; false when the keeper's council has none such. */
  @WithTransaction
  Uni<Boolean> answer(Worker keeper, UUID load, boolean goOn) {
    return scope
        .enter(List.of(keeper.authority()))
        .chain(() -> loads.isOf(keeper.authority(), load))
        .chain(
            known ->
                known
                    ? remember(keeper, goOn ? "closings confirmed" : "load given up", load)
                        .chain(() -> loads.answer(keeper, load, goOn))
                    : Uni.createFrom().item(false));
  }

  /** What is to be mended, as far as the reader may know of it; whose id is shown is recorded. */
  @WithTransaction
  Uni<List<DataQuality.Item>> quality(Worker keeper, SealingKeys keys) {
    return remember(keeper, "viewed data quality", null)
        .chain(() -> quality.list(keeper.authority(), keeper.id(), keys))
        .call(items -> audit.append(listed(keeper, items)));
  }

  private static List<AuditEntry> listed(Worker keeper, List<DataQuality.Item> items) {
    return items.stream()
        .map(DataQuality.Item::child)
        .filter(Objects::nonNull)
        .distinct()
        .map(child -> InboxService.entry(keeper, "listed", child))
        .toList();
  }

  /** How long each class of data is kept, and why. */
  List<Retention.KeptClass> kept() {
    return retention.classes();
  }

  /** What was purged of the keeper's council. */
  Uni<List<Retention.Receipt>> purges(Worker keeper) {
    return retention.receipts(keeper.authority());
  }

  private Uni<Void> remember(Worker keeper, String action, UUID load) {
    return scope
        .enter(List.of(keeper.authority()))
        .chain(
            () ->
                audit.append(
                    List.of(
                        new AuditEntry(
                            keeper.authority(),
                            "worker:" + keeper.id(),
                            action,
                            load == null
                                ? "register:" + keeper.authority()
                                : "register_load:" + load,
                            ""))));
  }
}
