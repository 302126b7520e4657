package org.wardline.register;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.wardline.platform.lambda.Awaiting;

/** Has the demo council in the database whenever development or a demonstration starts. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "demo"})
class DemoStart {
  private final DemoCouncil council;
  private final Awaiting awaiting;

  DemoStart(DemoCouncil council, Awaiting awaiting) {
    this.council = council;
    this.awaiting = awaiting;
  }

  void load(@Observes StartupEvent start) {
    awaiting.await(council::loadIfAlone);
  }
}
