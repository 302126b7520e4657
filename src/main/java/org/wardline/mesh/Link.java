package org.wardline.mesh;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One run over one mailbox, in the order in which lateness harms most. */
@ApplicationScoped
class Link {

  private final Collecting collecting;
  private final Settling settling;
  private final Uploading uploading;
  private final Telling telling;
  private final MailboxService messages;
  private final MeshMeters meters;
  private final MeshConfig config;
  private final Clock clock;
  private final Map<String, Instant> handshakes = new ConcurrentHashMap<>();

  Link(
      Collecting collecting,
      Settling settling,
      Uploading uploading,
      Telling telling,
      MailboxService messages,
      MeshMeters meters,
      MeshConfig config,
      Clock clock) {
    this.collecting = collecting;
    this.settling = settling;
    this.uploading = uploading;
    this.telling = telling;
    this.messages = messages;
    this.meters = meters;
    this.config = config;
    this.clock = clock;
  }

  /** Does whatever can be done; what fails is counted. */
  Uni<Void> run(OpenMailbox mailbox, Tally tally) {
    return handshakeIfDue(mailbox)
        .plug(work -> tally.counting("handshake", work))
        .chain(() -> collect(mailbox, tally))
        .chain(() -> settling.settle(mailbox, config.mostMessages(), tally))
        .chain(() -> uploading.upload(mailbox).plug(work -> tally.counting("upload", work)))
        .chain(() -> telling.tell(mailbox.authority()).plug(work -> tally.counting("tell", work)))
        .chain(() -> show(mailbox).plug(work -> tally.counting("show", work)));
  }

  private Uni<Void> collect(OpenMailbox mailbox, Tally tally) {
    int before = tally.failures();
    return collecting
        .collect(mailbox, tally)
        .chain(
            () ->
                tally.failures() > before
                    ? Uni.createFrom().voidItem()
                    : fresh(mailbox, Freshness.COLLECTION))
        .plug(work -> tally.counting("collect", work));
  }

  private Uni<Void> handshakeIfDue(OpenMailbox mailbox) {
    Instant now = clock.instant();
    Instant last = handshakes.get(mailbox.name());
    if (last != null && last.plus(config.handshakeEvery()).isAfter(now)) {
      return Uni.createFrom().voidItem();
    }
    return mailbox
        .client()
        .handshake()
        .invoke(() -> handshakes.put(mailbox.name(), now))
        .chain(() -> fresh(mailbox, Freshness.HANDSHAKE));
  }

  private Uni<Void> fresh(OpenMailbox mailbox, Freshness what) {
    return messages.recordFresh(mailbox.authority(), EnumSet.of(what));
  }

  private Uni<Void> show(OpenMailbox mailbox) {
    return messages
        .freshness(mailbox.authority())
        .invoke(seen -> meters.show(mailbox.authority(), List.copyOf(seen)))
        .replaceWithVoid();
  }
}
