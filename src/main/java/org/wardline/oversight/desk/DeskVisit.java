package org.wardline.oversight.desk;

import org.wardline.inbox.Visit;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.PageFrame;
import org.wardline.teams.Worker;

/**
 * One request of somebody who has to do with the desk.
 *
 * @param whole whether they answer for the whole deployment, not for their council alone
 */
record DeskVisit(Visit visit, boolean whole) {
  Worker worker() {
    return visit.worker();
  }

  SealingKeys keys() {
    return visit.keys();
  }

  boolean mayAct() {
    return DeskPolicy.mayAct(worker());
  }

  PageFrame frame(String title) {
    return visit.frame(title, Visit.DESK);
  }
}
