package org.wardline.dispatch.casesystem;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wardline.dispatch.ChannelOf;
import org.wardline.dispatch.Supplies;
import org.wardline.notifications.Attempt;
import org.wardline.notifications.Outgoing.Filing;

/** Files notifications and case notes in the authority's case system, by webhook or folder. */
@ApplicationScoped
class CaseSystemChannel implements ChannelOf<Filing> {
  private final CaseSystemConfig config;
  private final Webhook webhook;
  private final FolderDrop folder;
  private final URI pages;

  CaseSystemChannel(
      CaseSystemConfig config,
      Webhook webhook,
      FolderDrop folder,
      @ConfigProperty(name = "wardline.dispatch.pages") URI pages) {
    this.config = config;
    this.webhook = webhook;
    this.folder = folder;
    this.pages = pages;
  }

  @Override
  public Uni<Attempt> send(Filing filing, Supplies supplies) {
    Optional<CaseSystemConfig.Edge> edge =
        Optional.ofNullable(config.authorities().get(filing.authority()));
    Optional<String> localId = supplies.localId(filing.childId());
    if (localId.isEmpty()) {
      return failed(filing, "no_local_id");
    }
    CaseFile file = CaseFile.of(filing, localId.get(), link(filing));
    return edge.flatMap(CaseSystemConfig.Edge::webhook)
        .map(to -> webhook.post(file, filing, to))
        .or(
            () ->
                edge.flatMap(CaseSystemConfig.Edge::folder)
                    .map(to -> folder.drop(file, filing, to)))
        .orElseGet(() -> failed(filing, "not_configured"));
  }

  /** Either is mended in the register or the settings, and tried again meanwhile. */
  private static Uni<Attempt> failed(Filing filing, String code) {
    return Uni.createFrom()
        .item(new Attempt.Failed(filing.deliveryId(), filing.authority(), null, code));
  }

  private String link(Filing filing) {
    return pages.resolve("/notifications/" + filing.notificationId()).toString();
  }
}
