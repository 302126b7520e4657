package org.wardline.inbox;

import java.util.Set;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.wardline.platform.web.FormErrors;

/**
 * What was sent with a register file, and what is wrong with it.
 *
 * @param kind full or changes
 */
record RegisterFileForm(String kind, FormErrors errors) {
  static final RegisterFileForm EMPTY = new RegisterFileForm("full", FormErrors.NONE);
  private static final Set<String> KINDS = Set.of("full", "changes");

  static RegisterFileForm of(String kind, FileUpload file) {
    if (kind == null || !KINDS.contains(kind)) {
      return new RegisterFileForm("", FormErrors.of("kind-full", "Select what the file lists"));
    }
    RegisterFileForm chosen = new RegisterFileForm(kind, FormErrors.NONE);
    return file == null ? chosen.withoutFile() : chosen;
  }

  /** The same form; nothing is in the file. */
  RegisterFileForm withoutFile() {
    return new RegisterFileForm(kind, FormErrors.of("file", "Choose a file that is not empty"));
  }

  boolean isRefused() {
    return errors.any();
  }

  boolean isFull() {
    return kind.equals("full");
  }
}
