package org.wardline.mesh;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The clients of all mailboxes, over one pool of connections. */
@ApplicationScoped
class MeshClients {

  private final MeshConfig config;
  private final Clock clock;
  private final HttpClient http;
  private final Map<String, MeshClient> clients = new ConcurrentHashMap<>();

  MeshClients(MeshConfig config, Clock clock, Vertx vertx, TlsConfigurationRegistry tls) {
    this.config = config;
    this.clock = clock;
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setDecompressionSupported(false);
    tls.get(config.tls()).ifPresent(found -> TlsConfigUtils.configure(options, found));
    this.http = vertx.createHttpClient(options);
  }

  /** The client of a mailbox of the settings. */
  MeshClient of(String name) {
    return clients.computeIfAbsent(
        name,
        known -> {
          MeshConfig.Mailbox mailbox = config.mailboxes().get(known);
          return open(mailbox.id(), mailbox.password());
        });
  }

  /** A client of a mailbox that is not one of ours. */
  MeshClient open(String mailbox, String password) {
    URI server = config.url().orElseThrow();
    String id = mailbox.toUpperCase(Locale.ROOT);
    String key =
        config
            .sharedKey()
            .orElseThrow(() -> new IllegalStateException("wardline.mesh.shared-key is not set"));
    return new MeshClient(
        new MeshHttp(http, server, config.timeout(), config.maxMessage().asLongValue()),
        new MeshToken(id, password, key, UUID.randomUUID(), clock),
        config,
        id);
  }

  @PreDestroy
  void close() {
    http.close();
  }
}
