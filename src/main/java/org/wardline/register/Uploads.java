package org.wardline.register;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.wardline.audit.AuditEntry;
import org.wardline.audit.AuditTrail;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;

/**
 * The door of uploads for people: preview, switching on and off, a file on demand, the work list.
 */
@ApplicationScoped
public class Uploads {

  private final UploadMaking making;
  private final UploadRepository uploads;
  private final UploadLines lines;
  private final AuthorityScope scope;
  private final AuditTrail audit;
  private final Sealing sealing;
  private final Clock clock;

  Uploads(
      UploadMaking making,
      UploadRepository uploads,
      UploadLines lines,
      AuthorityScope scope,
      AuditTrail audit,
      Sealing sealing,
      Clock clock) {
    this.making = making;
    this.uploads = uploads;
    this.lines = lines;
    this.scope = scope;
    this.audit = audit;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** What the next file would hold, child by child with the reason; sends nothing. */
  public Uni<UploadPreview> preview(String authority) {
    return sealing.keys().chain(keys -> Panache.withTransaction(() -> preview(authority, keys)));
  }

  private Uni<UploadPreview> preview(String authority, SealingKeys keys) {
    return scope
        .enter(List.of(authority))
        .chain(() -> making.content(authority, false, keys, clock.instant()))
        .map(
            content ->
                new UploadPreview(
                    content.going().stream()
                        .map(
                            going ->
                                new UploadPreview.Going(
                                    going.childId(), going.why().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                    content.withheld().stream()
                        .map(kept -> new UploadPreview.Withheld(kept.childId(), kept.reason()))
                        .toList()));
  }

  /** Switches uploads on, after the preview, or on again after a pause. */
  @WithTransaction
  public Uni<Void> enable(String authority, UUID worker) {
    return claim(authority)
        .chain(() -> uploads.enable(authority, worker, clock.instant()))
        .chain(() -> append(authority, worker, "uploads enabled"));
  }

  /** Switches uploads off: no further file is made. */
  @WithTransaction
  public Uni<Void> disable(String authority, UUID worker) {
    return claim(authority)
        .chain(() -> uploads.disable(authority))
        .chain(() -> append(authority, worker, "uploads disabled"));
  }

  /** Asks for a file now; the next run makes it, if uploads are on. */
  @WithTransaction
  public Uni<Void> request(String authority, UUID worker) {
    return claim(authority)
        .chain(() -> uploads.request(authority, clock.instant()))
        .chain(() -> append(authority, worker, "upload requested"));
  }

  /** One line per child whose record CP-IS does not have as it should; it empties itself. */
  @WithTransaction
  public Uni<List<WorkLine>> workList(String authority, UUID reader) {
    return scope.enter(List.of(authority)).chain(() -> lines.workList(authority, reader));
  }

  private Uni<UploadRepository.Setting> claim(String authority) {
    return scope.enter(List.of(authority)).chain(() -> uploads.claimSetting(authority));
  }

  private Uni<Void> append(String authority, UUID worker, String action) {
    return audit.append(
        List.of(
            new AuditEntry(authority, "worker:" + worker, action, "authority:" + authority, "")));
  }
}
