package org.wardline.platform.web;

import java.util.List;

/**
 * What stands around the content of a page.
 *
 * @param title in the browser's tab and history: never a person's data
 * @param reader the name of who is signed in, or null
 * @param formToken for the forms of the page, or null when it has none
 * @param sections where one can go
 * @param warning what everybody must know now, on every page, or null
 */
public record PageFrame(
    String title, String reader, String formToken, List<Section> sections, String warning) {

  public PageFrame {
    sections = List.copyOf(sections);
  }

  /** One entry of the navigation. */
  public record Section(String name, String path, boolean current) {}

  /** The frame of a page before the sign-in, or without any form. */
  public static PageFrame plain(String title, String formToken) {
    return new PageFrame(title, null, formToken, List.of(), null);
  }
}
