package org.wardline.mesh;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The national link: {@code wardline.mesh.*}. */
@ConfigMapping(prefix = "wardline.mesh")
interface MeshConfig {

  /** The MESH server, {@code https://host}; none: there is no link. */
  Optional<URI> url();

  /** The key that all of a MESH server's clients share. */
  Optional<String> sharedKey();

  /**
   * The TLS settings to use, {@code quarkus.tls.<name>.*}: the authority's certificates and the
   * client's own, as PEM or key store.
   */
  @WithDefault("mesh")
  String tls();

  /** Longest wait for an answer. */
  @WithDefault("20S")
  Duration timeout();

  /** How often a request that may be repeated is repeated. */
  @WithDefault("3")
  int retries();

  /** The wait before the first repetition; it doubles, and half of it is left to chance. */
  @WithDefault("500ms")
  Duration backOff();

  /** Messages listed in one page, 10 to 5000. */
  @WithDefault("500")
  int pageSize();

  /** Most messages that one run collects; the next run goes on. */
  @WithDefault("200")
  int mostMessages();

  /** The largest part that is sent at once. */
  @WithDefault("20M")
  MemorySize maxChunk();

  /** The largest message that is collected. */
  @WithDefault("64M")
  MemorySize maxMessage();

  /** A handshake is made at the start and whenever the last one is older. */
  @WithDefault("24H")
  Duration handshakeEvery();

  /** How long MESH may need until tracking knows what was sent. */
  @WithDefault("2M")
  Duration trackingDelay();

  /** How long after its arrival Duty & Advice hears of a message that cannot be read. */
  @WithDefault("60M")
  Duration dutyToldAfter();

  /** Ages from which a freshness is too old. */
  Thresholds tooOld();

  /** The mailboxes by a name of our own. */
  Map<String, Mailbox> mailboxes();

  /** One mailbox of a council. */
  interface Mailbox {

    /** MESH's id of the mailbox. */
    String id();

    String password();

    /** The council's ODS code. */
    String authority();

    /** As whom its access notifications are taken in. */
    @WithDefault("cp-is")
    String sender();

    /** The workflow ids to collect; all others are left alone. */
    Set<String> workflows();

    /** Whether there is a case system beside us that is to get every message. */
    @WithDefault("beside")
    Mode mode();

    /** The case system's folder; messages are put there byte for byte. */
    Optional<Path> passOnFolder();

    /** The case system's mailbox, to which messages are sent byte for byte. */
    Optional<String> passOnMailbox();

    /** The national service's mailbox, to which uploads are sent; none: no upload leaves. */
    Optional<String> uploadTo();

    /** The workflow id of uploads. */
    Optional<String> uploadWorkflow();
  }

  /** How old the last of each may be. */
  interface Thresholds {

    /** Since a mailbox was last read through. */
    @WithDefault("30M")
    Duration collection();

    @WithDefault("26H")
    Duration upload();

    @WithDefault("26H")
    Duration response();

    @WithDefault("14D")
    Duration notification();

    @WithDefault("26H")
    Duration heartbeat();
  }

  /** Beside the present case system, or in its place. */
  enum Mode {
    BESIDE,
    ALONE
  }
}
