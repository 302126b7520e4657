package org.wardline.oversight.desk;

import org.wardline.platform.web.FormErrors;

/**
 * The reason that was given for one of several things on a page.
 *
 * @param thing its id, or empty when nothing was sent
 */
record ReasonForm(String thing, Reason given) {
  static final ReasonForm EMPTY = new ReasonForm("", Reason.NONE);

  /** The id of the field in which the reason for a thing is given. */
  static String field(String thing) {
    return "reason-" + thing;
  }

  /** What stands in the field of this thing again; nothing in those of the others. */
  public Reason about(String other) {
    return thing.equals(other) ? given : Reason.NONE;
  }

  public FormErrors errors() {
    return given.isRefused() ? FormErrors.of(field(thing), given.error()) : FormErrors.NONE;
  }
}
