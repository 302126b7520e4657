package org.wardline.mesh;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One mailbox named {@code test}, in small pages and hasty repetitions. */
record TestMailbox(
    String id, String password, URI server, Optional<String> key, long largestChunk) {

  /** The settings, with this mailbox instead of theirs. */
  MeshConfig over(MeshConfig settings) {
    return with(settings, new Box(id, password));
  }

  /** The settings, with another mailbox instead of theirs. */
  MeshConfig with(MeshConfig settings, MeshConfig.Mailbox mailbox) {
    return new Settings(this, settings, mailbox);
  }

  private record Settings(TestMailbox test, MeshConfig others, MeshConfig.Mailbox mailbox)
      implements MeshConfig {

    @Override
    public Optional<URI> url() {
      return Optional.of(test.server());
    }

    @Override
    public Optional<String> sharedKey() {
      return test.key();
    }

    @Override
    public String tls() {
      return others.tls();
    }

    @Override
    public Duration timeout() {
      return others.timeout();
    }

    @Override
    public int retries() {
      return others.retries();
    }

    @Override
    public Duration backOff() {
      return Duration.ofMillis(20);
    }

    @Override
    public int pageSize() {
      return 10;
    }

    @Override
    public int mostMessages() {
      return others.mostMessages();
    }

    @Override
    public MemorySize maxChunk() {
      return new MemorySize(BigInteger.valueOf(test.largestChunk()));
    }

    @Override
    public MemorySize maxMessage() {
      return others.maxMessage();
    }

    @Override
    public Duration handshakeEvery() {
      return others.handshakeEvery();
    }

    @Override
    public Duration trackingDelay() {
      return others.trackingDelay();
    }

    @Override
    public Duration dutyToldAfter() {
      return others.dutyToldAfter();
    }

    @Override
    public Thresholds tooOld() {
      return others.tooOld();
    }

    @Override
    public Map<String, Mailbox> mailboxes() {
      return Map.of("test", mailbox);
    }
  }

  private record Box(String id, String password) implements PlainMailbox {}
}
