package org.wardline.inbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.register.keeping.ChildKeeping;
import org.wardline.register.keeping.KeepingOutcome;
import org.wardline.register.keeping.KeptChildren;
import org.wardline.register.keeping.KeptChildren.KeptChild;
import org.wardline.register.keeping.ReadChild;
import org.wardline.register.keeping.Restrictions;
import org.wardline.register.keeping.Restrictions.Choices;
import org.wardline.register.keeping.SubjectAccess;
import org.wardline.teams.Worker;

/**
 * What register keepers do with the record of one child, and with that of a restricted child its
 * custodian and deputy.
 */
@ApplicationScoped
class KeepingService {
  private final KeptChildren children;
  private final ChildKeeping keeping;
  private final Restrictions restrictions;
  private final SubjectAccess access;

  KeepingService(
      KeptChildren children,
      ChildKeeping keeping,
      Restrictions restrictions,
      SubjectAccess access) {
    this.children = children;
    this.keeping = keeping;
    this.restrictions = restrictions;
    this.access = access;
  }

  Uni<Optional<UUID>> find(Visit visit, String written) {
    return visit.keepsRegister()
        ? children.find(visit.worker(), written, visit.keys())
        : Uni.createFrom().item(Optional.empty());
  }

  /** The restricted children whom the reader keeps. */
  Uni<List<KeptChild>> own(Visit visit) {
    return children.ofKeeper(visit.worker());
  }

  /** Empty for who neither keeps the register nor this child. */
  Uni<Optional<KeptChild>> get(Visit visit, UUID child) {
    return children.get(visit.worker(), child);
  }

  /** Whom the reader's forms about this child would accept. */
  Uni<Choices> choices(Visit visit, UUID child) {
    return restrictions.choices(visit.worker(), child);
  }

  /** Empty for who neither keeps the register nor this child. */
  Uni<Optional<String>> export(Visit visit, UUID child) {
    return get(visit, child)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : access.export(visit.worker(), child, visit.keys()));
  }

  Uni<KeepingOutcome> act(Visit visit, ReadChild read, KeepingAct act) {
    return get(visit, read.child())
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(new KeepingOutcome.NotFound())
                    : act(visit.worker(), read, act));
  }

  private Uni<KeepingOutcome> act(Worker keeper, ReadChild read, KeepingAct act) {
    return switch (act) {
      case KeepingAct.Restrict(UUID custodian, UUID deputy) ->
          restrictions.restrict(keeper, read, custodian, deputy);
      case KeepingAct.Lift() -> restrictions.lift(keeper, read);
      case KeepingAct.Bar(UUID worker) -> restrictions.bar(keeper, read, worker);
      case KeepingAct.Unbar(UUID worker) -> restrictions.unbar(keeper, read, worker);
      case KeepingAct.Hold(String reference) -> keeping.hold(keeper, read, reference);
      case KeepingAct.Release() -> keeping.release(keeper, read);
      case KeepingAct.RemoveWrongEvents() -> keeping.removeWrongEvents(keeper, read);
    };
  }
}
