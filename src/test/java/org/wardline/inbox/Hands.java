package org.wardline.inbox;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;

/** How somebody works the pages: by the keyboard alone, or by pointing. */
interface Hands {
  Page page();

  /** Presses what has focus once it is reached, or clicks on it. */
  void activate(Locator button);

  /** Chooses a radio button. */
  void choose(String label);

  /** Chooses the option of a list that begins with these words. */
  void select(String label, String option);

  /** Writes at the end of what stands in a field. */
  void add(String label, String words);

  /** Writes a day of which day and month have the same number, whatever their order. */
  void write(String label, LocalDate day);

  default void begin(String path) {
    page().navigate(path);
  }

  default void press(String button) {
    activate(named(AriaRole.BUTTON, button));
  }

  default void follow(String link) {
    activate(named(AriaRole.LINK, link));
  }

  /** Goes to a section of the navigation, which a telephone hides behind a button. */
  default void open(String section) {
    page().waitForLoadState();
    Locator menu = named(AriaRole.BUTTON, "Menu");
    if (menu.isVisible()) {
      activate(menu);
    }
    follow(section);
  }

  /** Waits until it stands on the page. */
  default void reads(String words) {
    page().getByText(words).first().waitFor();
  }

  default Locator field(String label) {
    return page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  private Locator named(AriaRole role, String name) {
    return page().getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
  }

  default void leave() {
    page().context().close();
  }
}
