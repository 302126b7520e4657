package org.wardline.inbox;

import java.util.ArrayList;
import java.util.List;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.web.PageFrame;
import org.wardline.platform.web.PageFrame.Section;
import org.wardline.register.loading.RegisterLoads.Standing;
import org.wardline.teams.Worker;

/**
 * One request of a signed-in worker.
 *
 * @param keepsRegister whether they keep the register
 * @param keepsChildren whether they are custodian or deputy of a restricted child
 * @param register how far one can rely on the register of their council
 * @param decides whether they see what waits for a decision on whose child it is
 */
public record Visit(
    Worker worker,
    SealingKeys keys,
    String formToken,
    boolean decides,
    boolean keepsRegister,
    boolean keepsChildren,
    Standing register) {
  public static final String NOTIFICATIONS = "/notifications";
  static final String REVIEWS = "/reviews";
  static final String REGISTER = "/register";
  static final String UPLOADS = REGISTER + "/uploads";
  static final String KEEPING = REGISTER + "/children";
  static final String ROTA = "/rota";
  static final String ABSENCES = "/absences";
  static final String DEVICES = "/devices";
  static final String SIGN_INS = "/sign-ins";
  public static final String CHILDREN = "/children";
  public static final String DESK = "/desk";
  public static final String MEASURES = "/measures";
  public static final String POLICY = "/policy";

  /** The frame of a page of the section with this path; the title says nothing of a person. */
  public PageFrame frame(String title, String path) {
    List<Section> sections = new ArrayList<>();
    sections.add(section("Notifications", NOTIFICATIONS, path));
    if (decides) {
      sections.add(section("Reviews", REVIEWS, path));
    }
    if (keepsRegister) {
      sections.add(section("Register", REGISTER, path));
    }
    if (keepsChildren) {
      sections.add(section("Restricted children", KEEPING, path));
    }
    sections.add(section("Rota", ROTA, path));
    sections.add(section("Absences", ABSENCES, path));
    if (keepsRegister) {
      sections.add(section("Sign-ins", SIGN_INS, path));
    }
    FurtherSections.of(worker.roles())
        .forEach((name, its) -> sections.add(section(name, its, path)));
    return new PageFrame(title, worker.name(), formToken, sections, warning());
  }

  private String warning() {
    return switch (register) {
      case FRESH -> null;
      case STALE ->
          "The register was not loaded for more than a day: children who are new since then are not"
              + " found, and nothing is erased. Tell the register keeper.";
      case EMPTY ->
          "The register of your council is empty: no child is found, and nothing is erased. Tell"
              + " the register keeper.";
    };
  }

  private static Section section(String name, String path, String current) {
    return new Section(name, path, path.equals(current));
  }
}
