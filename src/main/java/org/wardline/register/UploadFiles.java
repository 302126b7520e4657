package org.wardline.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wardline.formats.cpis.CouncilDetails;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.UploadRepository.Change;
import org.wardline.register.UploadRepository.Setting;
import org.wardline.register.UploadRepository.Upload;

/** The door of uploads for their transport: makes a file when one is due, and takes answers. */
@ApplicationScoped
public class UploadFiles {

  private static final String TABLE = "upload";

  private final UploadMaking making;
  private final UploadRepository uploads;
  private final UploadLines lines;
  private final UploadAnswers answers;
  private final AuthorityScope scope;
  private final Sealing sealing;
  private final Clock clock;
  private final UploadSchedulePolicy schedule;

  UploadFiles(
      UploadMaking making,
      UploadRepository uploads,
      UploadLines lines,
      UploadAnswers answers,
      AuthorityScope scope,
      Sealing sealing,
      Clock clock,
      UploadsConfig config) {
    this.making = making;
    this.uploads = uploads;
    this.lines = lines;
    this.answers = answers;
    this.scope = scope;
    this.sealing = sealing;
    this.clock = clock;
    this.schedule =
        new UploadSchedulePolicy(
            config.nightlyAt(), config.fullOn(), config.full(), config.answerWithin());
  }

  /** Makes the next file if one is due; answers how many records it has, 0 if there is none. */
  public Uni<Integer> makeIfDue(String authority) {
    return sealing.keys().chain(keys -> Panache.withTransaction(() -> make(authority, keys)));
  }

  private Uni<Integer> make(String authority, SealingKeys keys) {
    Instant now = clock.instant();
    return scope
        .enter(List.of(authority))
        .chain(() -> uploads.claimSetting(authority))
        .chain(
            setting ->
                known(authority, setting)
                    .chain(
                        known ->
                            schedule.isDue(known, now)
                                ? make(authority, setting, new UploadMaking.Sealed(keys, now))
                                : Uni.createFrom().item(0)));
  }

  private Uni<UploadSchedulePolicy.Known> known(String authority, Setting setting) {
    return uploads
        .claimOpen(authority)
        .chain(open -> uploads.latest(authority).map(latest -> known(setting, open, latest)));
  }

  private static UploadSchedulePolicy.Known known(
      Setting setting, List<Upload> open, Optional<Upload> latest) {
    return new UploadSchedulePolicy.Known(
        setting.enabledAt() != null,
        setting.paused() != null,
        setting.requestedAt(),
        setting.plannedAt(),
        open.stream().map(Upload::madeAt).reduce((first, second) -> second).orElse(null),
        latest.map(Upload::resubmitAt).orElse(null));
  }

  private Uni<Integer> make(String authority, Setting setting, UploadMaking.Sealed sealed) {
    return making
        .council(authority, setting.name())
        .chain(
            council ->
                council
                    .map(known -> make(known, setting, sealed))
                    .orElseGet(() -> uploads.pause(authority, "no_telephone").replaceWith(0)));
  }

  private Uni<Integer> make(CouncilDetails council, Setting setting, UploadMaking.Sealed sealed) {
    boolean full = schedule.isFull(sealed.now());
    return making
        .content(council.code(), full, sealed.keys(), sealed.now())
        .call(content -> lines.keep(council.code(), content, sealed.now()))
        .chain(content -> make(council, setting, full, content, sealed));
  }

  private Uni<Integer> make(
      CouncilDetails council,
      Setting setting,
      boolean full,
      UploadContent content,
      UploadMaking.Sealed sealed) {
    boolean nothing = content.going().isEmpty();
    long sequence = setting.lastSequence() + (nothing ? 0 : 1);
    return uploads
        .planned(council.code(), sequence, sealed.now())
        .chain(
            () ->
                nothing
                    ? Uni.createFrom().voidItem()
                    : making.make(council, sequence, full, content.going(), sealed))
        .replaceWith(content.going().size());
  }

  /** The oldest file that has not left yet, or may not have. */
  public Uni<Optional<DueUpload>> due(String authority) {
    return sealing.keys().chain(keys -> Panache.withTransaction(() -> due(authority, keys)));
  }

  private Uni<Optional<DueUpload>> due(String authority, SealingKeys keys) {
    return scope
        .enter(List.of(authority))
        .chain(() -> uploads.claimOpen(authority))
        .map(
            open ->
                open.stream()
                    .filter(upload -> !upload.state().equals("sent"))
                    .findFirst()
                    .map(upload -> due(upload, keys)));
  }

  private static DueUpload due(Upload upload, SealingKeys keys) {
    return new DueUpload(
        upload.id(),
        upload.sequence(),
        Optional.ofNullable(upload.triedAt()),
        keys.open(Base64.getDecoder().decode(upload.body()), TABLE, upload.id()));
  }

  /** Remembers that a file is about to be sent. */
  public Uni<Void> recordTrying(String authority, UUID id) {
    return change(authority, change(id, "sending", null, null));
  }

  /** MESH has the file. */
  public Uni<Void> recordSent(String authority, UUID id, String messageId) {
    return Panache.withTransaction(
        () ->
            scope
                .enter(List.of(authority))
                .chain(() -> uploads.change(change(id, "sent", messageId, null)))
                .chain(() -> answers.takenOver(authority, id)));
  }

  /** MESH will not have the file: its records go with the next one. */
  public Uni<Void> recordRefused(String authority, UUID id, String problem) {
    return change(authority, change(id, "refused", null, problem));
  }

  private Change change(UUID id, String state, String messageId, String problem) {
    return new Change(id, state, clock.instant(), messageId, problem, null, null);
  }

  private Uni<Void> change(String authority, Change change) {
    return Panache.withTransaction(
        () ->
            scope.enter(List.of(authority)).chain(() -> uploads.change(change)).replaceWithVoid());
  }

  /** Takes what CP-IS answers; the same again changes nothing. The result is a code. */
  @WithTransaction
  public Uni<String> recordAnswer(String authority, FileResponse response) {
    return scope.enter(List.of(authority)).chain(() -> answers.take(authority, response));
  }

  /** Takes what MESH reports of a message; our id may be null. The result is a code. */
  @WithTransaction
  public Uni<String> recordReport(String authority, String localId, String code) {
    return scope
        .enter(List.of(authority))
        .chain(() -> answers.takeReport(authority, localId, code));
  }

  /** Children whose custodian is to be told that the NHS keeps the record sensitive. */
  @WithTransaction
  public Uni<List<Sensitive>> untold(String authority) {
    return scope.enter(List.of(authority)).chain(() -> lines.untold(authority));
  }

  /** The custodian was told. */
  @WithTransaction
  public Uni<Void> recordTold(String authority, UUID child) {
    return scope
        .enter(List.of(authority))
        .chain(() -> lines.told(child, clock.instant()))
        .replaceWithVoid();
  }
}
