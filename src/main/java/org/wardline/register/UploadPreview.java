package org.wardline.register;

import java.util.List;
import java.util.UUID;

/** What the next file would hold, and what not, for somebody to see before uploads are on. */
public record UploadPreview(List<Going> going, List<Withheld> withheld) {

  /** A record that would go, and why: new, changed, again or full. */
  public record Going(UUID childId, String why) {}

  /** A record that would not go. */
  public record Withheld(UUID childId, WithheldReason reason) {}

  public UploadPreview {
    going = List.copyOf(going);
    withheld = List.copyOf(withheld);
  }
}
