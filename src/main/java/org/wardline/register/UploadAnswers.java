package org.wardline.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.register.UploadRecordRepository.Coded;
import org.wardline.register.UploadRepository.Change;
import org.wardline.register.UploadRepository.Upload;

/** What follows from CP-IS's answer to a file, in the caller's transaction. */
@ApplicationScoped
class UploadAnswers {

  private static final String UNKNOWN_FILE = "unknown_file";

  private final UploadRepository uploads;
  private final UploadRecordRepository records;
  private final AuditTrail audit;
  private final Clock clock;
  private final UploadsConfig config;

  UploadAnswers(
      UploadRepository uploads,
      UploadRecordRepository records,
      AuditTrail audit,
      Clock clock,
      UploadsConfig config) {
    this.uploads = uploads;
    this.records = records;
    this.audit = audit;
    this.clock = clock;
    this.config = config;
  }

  /** MESH has the file: each child in it is told of to the national service. */
  Uni<Void> takenOver(String authority, UUID upload) {
    return records
        .children(upload)
        .chain(
            children ->
                audit.append(
                    children.stream().map(child -> uploaded(authority, child, upload)).toList()));
  }

  private static AuditEntry uploaded(String authority, UUID child, UUID upload) {
    return AuditEntry.ofFunction("mesh", authority, "uploaded", "child", child, "upload:" + upload);
  }

  /** The answer is a code: of the file, or that it is answered already or not known. */
  Uni<String> take(String authority, FileResponse response) {
    return find(authority, response)
        .chain(
            found ->
                found
                    .map(upload -> take(authority, upload, response))
                    .orElseGet(() -> Uni.createFrom().item(UNKNOWN_FILE)));
  }

  /**
   * A response that cannot name its file is about the only one that waits, if it is the only one.
   */
  private Uni<Optional<Upload>> find(String authority, FileResponse response) {
    return response
        .header()
        .id()
        .map(sequence -> uploads.claim(authority, sequence))
        .orElseGet(() -> uploads.claimOpen(authority).map(UploadAnswers::onlySent));
  }

  private static Optional<Upload> onlySent(List<Upload> open) {
    List<Upload> left = open.stream().filter(upload -> !upload.state().equals("made")).toList();
    return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
  }

  private Uni<String> take(String authority, Upload upload, FileResponse response) {
    if (upload.state().equals("answered")) {
      return Uni.createFrom().item("answered_before");
    }
    FileCode code = AnswerPolicy.fileCode(response);
    Instant now = clock.instant();
    List<Coded> coded = coded(upload, response, now);
    return uploads
        .change(answered(upload, code, now))
        .chain(() -> records.code(coded))
        .chain(() -> records.supersede(coded))
        .chain(() -> pauseIfTooOld(authority, code))
        .chain(() -> append(authority, upload, code, coded.size()))
        .replaceWith(code.name().toLowerCase(Locale.ROOT));
  }

  private static List<Coded> coded(Upload upload, FileResponse response, Instant now) {
    return AnswerPolicy.fates(response, upload.records()).stream()
        .flatMap(
            fate ->
                fate.code().stream()
                    .map(code -> new Coded(upload.id(), fate.position(), code.name(), now)))
        .toList();
  }

  private Change answered(Upload upload, FileCode code, Instant now) {
    Instant again = code == FileCode.CPF05 ? now.plus(config.resubmitAfter()) : null;
    return new Change(upload.id(), "answered", now, null, null, code.name(), again);
  }

  private Uni<Integer> pauseIfTooOld(String authority, FileCode code) {
    return code == FileCode.CPF06
        ? uploads.pause(authority, "client_too_old")
        : Uni.createFrom().item(0);
  }

  /** MESH could not deliver a file: its records go with the next one. */
  Uni<String> takeReport(String authority, String localId, String code) {
    return uploads
        .claimOpen(authority)
        .map(
            open ->
                open.stream().filter(upload -> upload.id().toString().equals(localId)).findFirst())
        .chain(
            found ->
                found
                    .map(upload -> undelivered(upload, code))
                    .orElseGet(() -> Uni.createFrom().item("report_of_another_message")));
  }

  private Uni<String> undelivered(Upload upload, String code) {
    return uploads
        .change(
            new Change(
                upload.id(), "undelivered", clock.instant(), null, "report " + code, null, null))
        .replaceWith("undelivered");
  }

  private Uni<Void> append(String authority, Upload upload, FileCode code, int coded) {
    return audit.append(
        List.of(
            AuditEntry.ofFunction(
                "mesh",
                authority,
                "upload answered",
                "upload",
                upload.id(),
                "%s records=%d".formatted(code.name(), coded))));
  }
}
