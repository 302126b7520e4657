package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wardline.formats.PlainText;
import org.wardline.formats.cpis.CouncilDetails;
import org.wardline.formats.cpis.UploadHeader;
import org.wardline.formats.cpis.UploadWriter;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.UploadContent.Going;
import org.wardline.register.UploadRecordRepository.NewRecord;
import org.wardline.register.UploadRepository.NewUpload;
import org.wardline.teams.Staff;
import org.wardline.teams.Team;
import org.wardline.teams.Teams;

/** Works out the content of the next file and makes it, in the caller's transaction. */
@ApplicationScoped
class UploadMaking {

  private static final Duration VISIBLE_AFTER_END = Duration.ofDays(365);
  private static final String TABLE = "upload";

  private final UploadCandidates candidates;
  private final UploadRepository uploads;
  private final UploadRecordRepository records;
  private final Teams teams;
  private final UploadsConfig config;
  private final UploadWriter writer = new UploadWriter();

  UploadMaking(
      UploadCandidates candidates,
      UploadRepository uploads,
      UploadRecordRepository records,
      Teams teams,
      UploadsConfig config) {
    this.candidates = candidates;
    this.uploads = uploads;
    this.records = records;
    this.teams = teams;
    this.config = config;
  }

  /** What the next file would hold. */
  Uni<UploadContent> content(String authority, boolean full, SealingKeys keys, Instant now) {
    var policy = new UploadPolicy(authority, config.testNumbers(), now);
    return candidates
        .all(authority, now.minus(VISIBLE_AFTER_END), keys)
        .map(all -> UploadContent.of(all, policy, full, keys));
  }

  /** A council without any telephone cannot upload: the format demands one. */
  Uni<Optional<CouncilDetails>> council(String authority, String name) {
    return teams
        .staff(List.of(authority), Stream.empty())
        .map(staff -> details(authority, name, staff.get(authority)));
  }

  private static Optional<CouncilDetails> details(String authority, String name, Staff staff) {
    var details =
        new CouncilDetails(
            authority,
            PlainText.tidy(name),
            telephone(staff, Team.DUTY_AND_ADVICE),
            telephone(staff, Team.EDS));
    return Optional.of(details)
        .filter(d -> d.workTelephone().isPresent() || d.emergencyTelephone().isPresent());
  }

  private static Optional<String> telephone(Staff staff, String kind) {
    return staff.teamOf(kind).map(Team::telephone);
  }

  /** Writes and stores the file with its records. */
  Uni<Void> make(
      CouncilDetails council, long sequence, boolean full, List<Going> going, Sealed sealed) {
    UUID id = UUID.randomUUID();
    byte[] file = file(council, sequence, going, sealed.now());
    String body = Base64.getEncoder().encodeToString(sealed.keys().seal(file, TABLE, id));
    return uploads
        .insert(new NewUpload(id, council.code(), sequence, going.size(), full, body, sealed.now()))
        .chain(() -> records.insert(records(id, council.code(), going)))
        .replaceWithVoid();
  }

  /** The keys to seal with, and the time. */
  record Sealed(SealingKeys keys, Instant now) {}

  private byte[] file(CouncilDetails council, long sequence, List<Going> going, Instant now) {
    var header =
        new UploadHeader(
            Optional.of(now),
            Optional.of(sequence),
            Optional.of(going.size()),
            Optional.of(council));
    var out = new ByteArrayOutputStream();
    writer.write(header, going.stream().map(Going::record).iterator(), out);
    return out.toByteArray();
  }

  private static List<NewRecord> records(UUID upload, String authority, List<Going> going) {
    return IntStream.range(0, going.size())
        .mapToObj(
            i ->
                new NewRecord(
                    upload, i + 1, authority, going.get(i).childId(), going.get(i).contentKey()))
        .toList();
  }
}
