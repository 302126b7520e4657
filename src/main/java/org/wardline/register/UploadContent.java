package org.wardline.register;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.cpis.CouncilDetails;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.UploadHeader;
import org.wardline.formats.cpis.UploadRecord;
import org.wardline.formats.cpis.UploadWriter;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.UploadCandidates.Line;
import org.wardline.register.UploadCandidates.Listed;
import org.wardline.register.UploadPolicy.Decision;

/** Works out, for all candidates, what goes into the next file and what does not. */
final class UploadContent {

  private static final String PURPOSE = "upload record";
  private static final UploadWriter WRITER = new UploadWriter();

  private final List<Going> going = new ArrayList<>();
  private final List<Kept> withheld = new ArrayList<>();
  private final List<UUID> notNeeded = new ArrayList<>();
  private final List<UUID> eligible = new ArrayList<>();

  /** A record that goes, why, and the keyed hash of its content in hex. */
  record Going(UUID childId, UploadRecord record, String contentKey, Why why) {}

  /** A record that does not go. */
  record Kept(UUID childId, WithheldReason reason) {}

  /** Why a record goes. */
  enum Why {
    NEW,
    CHANGED,
    AGAIN,
    FULL
  }

  static UploadContent of(
      List<Listed> candidates, UploadPolicy policy, boolean full, SealingKeys keys) {
    var content = new UploadContent();
    candidates.forEach(listed -> content.add(listed, policy, full, keys));
    return content;
  }

  List<Going> going() {
    return going;
  }

  List<Kept> withheld() {
    return withheld;
  }

  /** Whom CP-IS need not know. */
  List<UUID> notNeeded() {
    return notNeeded;
  }

  /** Whose record may be sent, whether it goes now or not. */
  List<UUID> eligible() {
    return eligible;
  }

  private void add(Listed listed, UploadPolicy policy, boolean full, SealingKeys keys) {
    UUID child = listed.candidate().childId();
    switch (policy.decide(listed.candidate())) {
      case Decision.NotNeeded no -> notNeeded.add(child);
      case Decision.Withheld(WithheldReason reason) -> withheld.add(new Kept(child, reason));
      case Decision.Due(UploadRecord record) -> {
        eligible.add(child);
        String key = key(record, keys);
        why(listed.line(), key, full)
            .ifPresent(why -> going.add(new Going(child, record, key, why)));
      }
    }
  }

  private static Optional<Why> why(Line line, String key, boolean full) {
    if (full) {
      return Optional.of(Why.FULL);
    }
    if (key.equals(line.loadedKey())) {
      return Optional.empty();
    }
    if (key.equals(line.problemKey()) && line.problem() != null) {
      return isToGoAgain(line.problem()) ? Optional.of(Why.AGAIN) : Optional.empty();
    }
    return Optional.of(line.loadedKey() == null ? Why.NEW : Why.CHANGED);
  }

  private static boolean isToGoAgain(String problem) {
    for (RecordCode code : RecordCode.values()) {
      if (code.name().equals(problem)) {
        return AnswerPolicy.goesAgain(code);
      }
    }
    return true;
  }

  /** The same for the same record, and not to be guessed back. */
  private static String key(UploadRecord record, SealingKeys keys) {
    var alone =
        new UploadHeader(
            Optional.of(Instant.EPOCH),
            Optional.of(0L),
            Optional.of(1),
            Optional.of(
                new CouncilDetails("0", Optional.empty(), Optional.of("0"), Optional.empty())));
    var out = new ByteArrayOutputStream();
    WRITER.write(alone, List.of(record).iterator(), out);
    return HexFormat.of().formatHex(keys.index(PURPOSE, out.toString(StandardCharsets.UTF_8)));
  }
}
