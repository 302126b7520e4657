package org.wardline.mesh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A mailbox of the tests: CP-IS sends to it alone, nothing is passed on and nothing uploaded. */
interface PlainMailbox extends MeshConfig.Mailbox {

  @Override
  default String authority() {
    return "999";
  }

  @Override
  default String sender() {
    return "cp-is";
  }

  @Override
  default Set<String> workflows() {
    return Set.of();
  }

  @Override
  default MeshConfig.Mode mode() {
    return MeshConfig.Mode.ALONE;
  }

  @Override
  default Optional<Path> passOnFolder() {
    return Optional.empty();
  }

  @Override
  default Optional<String> passOnMailbox() {
    return Optional.empty();
  }

  @Override
  default Optional<String> uploadTo() {
    return Optional.empty();
  }

  @Override
  default Optional<String> uploadWorkflow() {
    return Optional.empty();
  }
}
