package org.wardline.inbox;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import org.wardline.notifications.OpenReviews;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.FormTokens;
import org.wardline.platform.security.Session;
import org.wardline.platform.web.Problem;
import org.wardline.platform.web.ProblemException;
import org.wardline.register.keeping.KeptChildren;
import org.wardline.register.loading.RegisterLoads;
import org.wardline.register.loading.RegisterLoads.Standing;
import org.wardline.teams.SignIns;
import org.wardline.teams.SignIns.Behind;
import org.wardline.teams.Worker;

/**
 * Finds who is behind a request, anew for each: whoever leaves, or loses a role, has lost it at the
 * next click.
 */
@ApplicationScoped
public class Visits {
  private final SecurityIdentity identity;
  private final SignIns signIns;
  private final Sealing sealing;
  private final FormTokens tokens;
  private final OpenReviews reviews;
  private final RegisterLoads loads;
  private final KeptChildren children;

  Visits(
      SecurityIdentity identity,
      SignIns signIns,
      Sealing sealing,
      FormTokens tokens,
      OpenReviews reviews,
      RegisterLoads loads,
      KeptChildren children) {
    this.identity = identity;
    this.signIns = signIns;
    this.sealing = sealing;
    this.tokens = tokens;
    this.reviews = reviews;
    this.loads = loads;
    this.children = children;
  }

  /**
   * Fails with the page "not known here" when no worker in service has this sign-in, and leads to
   * the sign-in when the session was ended.
   */
  public Uni<Visit> begin(RoutingContext request) {
    return sealing
        .keys()
        .chain(
            keys ->
                tokens
                    .issue(request)
                    .chain(
                        token ->
                            worker()
                                .chain(
                                    worker ->
                                        loads
                                            .standing(worker.authority())
                                            .chain(
                                                register ->
                                                    visit(worker, keys, token, register)))));
  }

  /** The same of a register keeper. */
  Uni<Visit> beginAsRegisterKeeper(RoutingContext request) {
    return begin(request, Visit::keepsRegister);
  }

  /** The same of those who may; others find no such page. */
  public Uni<Visit> begin(RoutingContext request, Predicate<Visit> may) {
    return begin(request)
        .invoke(
            visit -> {
              if (!may.test(visit)) {
                throw new ProblemException(Problem.NOT_FOUND);
              }
            });
  }

  private Uni<Worker> worker() {
    return signIns
        .find(identity.getPrincipal().getName(), identity.getAttribute(Session.ATTRIBUTE))
        .map(Visits::known);
  }

  private static Worker known(Behind found) {
    if (found.ended()) {
      throw new UnauthorizedException("a sign-out has ended this session");
    }
    return found.worker().orElseThrow(() -> new ProblemException(Problem.NOT_KNOWN));
  }

  private Uni<Visit> visit(Worker worker, SealingKeys keys, String token, Standing register) {
    return children
        .keepsAny(worker)
        .map(
            keeper ->
                new Visit(
                    worker,
                    keys,
                    token,
                    reviews.mayDecide(worker),
                    worker.keepsRegister(),
                    keeper,
                    register));
  }
}
