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
  static final String ROTA = "/rota";
  static final String ABSENCES = "/absences";
  static final String SIGN_INS = "/sign-ins";

  /** The frame of a page of the section with this path; the title says nothing of a person. */
  PageFrame frame(String title, String path) {
    List<Section> sections = new ArrayList<>();
    sections.add(section("Notifications", NOTIFICATIONS, path));
    if (decides) {
      sections.add(section("Reviews", REVIEWS, path));
    }
    sections.add(section("Rota", ROTA, path));
    sections.add(section("Absences", ABSENCES, path));
    if (worker.roles().contains("register_keeper")) {
      sections.add(section("Sign-ins", SIGN_INS, path));
    }
    return new PageFrame(title, worker.name(), formToken, sections);
  }

  private static Section section(String name, String path, String current) {
    return new Section(name, path, path.equals(current));
  }
}
