package org.wardline.inbox;

import java.util.ArrayList;
import java.util.List;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.PageFrame.Section;
import org.wardline.teams.Worker;

/**
 * One request of a signed-in worker.
 *
 * @param decides whether they see what waits for a decision on whose child it is
 */
record Visit(Worker worker, SealingKeys keys, String formToken, boolean decides) {
  static final String NOTIFICATIONS = "/notifications";
  static final String REVIEWS = "/reviews";

  /** The frame of a page of the section with this path; the title says nothing of a person. */
  PageFrame frame(String title, String path) {
    List<Section> sections = new ArrayList<>();
    sections.add(section("Notifications", NOTIFICATIONS, path));
    if (decides) {
      sections.add(section("Reviews", REVIEWS, path));
    }
    return new PageFrame(title, worker.name(), formToken, sections);
  }

  private static Section section(String name, String path, String current) {
    return new Section(name, path, path.equals(current));
  }
}
