package org.wardline.oversight.desk;

import java.util.UUID;
import org.wardline.teams.Worker;

/** Decides who looks at the operators' desk, who acts there, and who reviews what others did. */
final class DeskPolicy {
  private static final String OPERATOR = "operator";
  private static final String AUDITOR = "auditor";

  private DeskPolicy() {}

  static boolean mayLook(Worker worker) {
    return mayAct(worker) || worker.roles().contains(AUDITOR);
  }

  static boolean mayAct(Worker worker) {
    return worker.roles().contains(OPERATOR);
  }

  /** Nobody reviews what they did themselves. */
  static boolean mayReview(Worker worker, UUID openedBy) {
    return mayLook(worker) && !worker.id().equals(openedBy);
  }
}
