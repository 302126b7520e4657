package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A schedule's function that does what the test says and keeps what it got. */
@Named("trial-schedule")
@ApplicationScoped
class TrialScheduleHandler implements RequestHandler<ScheduledEvent, Void> {

  private final List<ScheduledEvent> events = new CopyOnWriteArrayList<>();
  private volatile Runnable behaviour;

  void behave(Runnable behaviour) {
    this.behaviour = behaviour;
    events.clear();
  }

  List<ScheduledEvent> events() {
    return events;
  }

  @Override
  public Void handleRequest(ScheduledEvent event, Context context) {
    events.add(event);
    behaviour.run();
    return null;
  }
}
