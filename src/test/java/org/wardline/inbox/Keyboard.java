package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Reaches everything by the tab key, where the focus must be seen, and never touches a pointer. A
 * group of radio buttons has one place in that order.
 */
record Keyboard(Page page) implements Hands {
  private static final int MOST_PRESSES = 120;
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("ddMMyyyy");
  private static final String IS_FOCUSED =
      """
      wanted => (has => has === wanted
        || wanted.type === 'radio' && has.type === 'radio' && has.name === wanted.name && has.form === wanted.form)
        (document.activeElement)""";
  private static final String SHOWS_FOCUS =
      """
      () => (style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
        (getComputedStyle(document.activeElement))""";

  private ElementHandle tabTo(Locator wanted) {
    page.waitForLoadState();
    ElementHandle element = wanted.elementHandle();
    for (int presses = 0; presses < MOST_PRESSES; presses++) {
      if ((boolean) element.evaluate(IS_FOCUSED)) {
        assertThat((boolean) page.evaluate(SHOWS_FOCUS)).as("focus on " + wanted).isTrue();
        return element;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("on " + page.url() + " the tab key does not lead to " + wanted);
  }

  @Override
  public void activate(Locator button) {
    tabTo(button).press("Enter");
  }

  @Override
  public void choose(String label) {
    ElementHandle radio = tabTo(field(label));
    page.keyboard().press("Space");
    for (int presses = 0; !radio.isChecked(); presses++) {
      assertThat(presses).as("arrow keys to " + label).isLessThan(MOST_PRESSES);
      page.keyboard().press("ArrowDown");
    }
  }

  @Override
  public void select(String label, String option) {
    ElementHandle list = tabTo(field(label));
    page.keyboard().type(option);
    assertThat((String) list.evaluate("list => list.selectedOptions[0].text")).startsWith(option);
  }

  @Override
  public void add(String label, String words) {
    tabTo(field(label));
    page.keyboard().press("Control+End");
    page.keyboard().type(words);
  }

  @Override
  public void write(String label, LocalDate day) {
    tabTo(field(label));
    page.keyboard().type(DIGITS.format(day));
    assertThat(field(label).inputValue()).isEqualTo(day.toString());
  }
}
