package org.wardline.inbox;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** Clicks on what is seen. */
record Pointer(Page page) implements Hands {

  @Override
  public void activate(Locator button) {
    button.click();
  }

  @Override
  public void choose(String label) {
    field(label).check();
  }

  @Override
  public void select(String label, String option) {
    Locator list = field(label);
    Locator wanted =
        list.locator("option").filter(new Locator.FilterOptions().setHasText(option)).first();
    list.selectOption(wanted.getAttribute("value"));
  }

  @Override
  public void add(String label, String words) {
    field(label).fill(field(label).inputValue() + words);
  }

  @Override
  public void write(String label, LocalDate day) {
    field(label).fill(day.toString());
  }
}
