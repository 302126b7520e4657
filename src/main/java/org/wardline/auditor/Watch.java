package org.wardline.auditor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One look at everything, told; then synthetic attendances: those that are over, and the next. */
@ApplicationScoped
class Watch {

  private final AuditorService auditor;
  private final AuditorReport report;
  private final SyntheticAttendance attendance;

  Watch(AuditorService auditor, AuditorReport report, SyntheticAttendance attendance) {
    this.auditor = auditor;
    this.report = report;
    this.attendance = attendance;
  }

  Uni<Void> keep() {
    return auditor
        .look()
        .invoke(report::tell)
        .call(look -> attendance.takeBack(look.over()))
        .replaceWithVoid()
        .eventually(attendance::play)
        .eventually(report::tellQueues);
  }
}
