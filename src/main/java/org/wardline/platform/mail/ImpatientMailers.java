package org.wardline.platform.mail;

import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxWrapper;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Quarkus' mailers, which hang up on a relay that says nothing. By itself the mail client waits for
 * ever: each such connection would stay one of its pool, whoever gave the mail up, and a full pool
 * sends nothing until the process ends. No setting of {@code quarkus.mailer} bounds the wait, so
 * that the bound is put on the sockets beneath.
 */
@Alternative
@Priority(1)
@Singleton
class ImpatientMailers extends Mailers {

  ImpatientMailers(
      Vertx vertx,
      io.vertx.mutiny.core.Vertx mutinyVertx,
      MailersRuntimeConfig mailers,
      LaunchMode launchMode,
      MailerSupport support,
      TlsConfigurationRegistry certificates,
      Event<SentMail> sent,
      MailClientConfig config) {
    super(
        new ImpatientVertx((VertxInternal) vertx, config),
        mutinyVertx,
        mailers,
        launchMode,
        support,
        certificates,
        sent);
  }

  /** Every connection made through it ends when nothing was said for too long. */
  private static final class ImpatientVertx extends VertxWrapper {
    private final MailClientConfig config;

    ImpatientVertx(VertxInternal vertx, MailClientConfig config) {
      super(vertx);
      this.config = config;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
      return super.createNetClient(
          new NetClientOptions(options)
              .setConnectTimeout(millis(config.connect()))
              .setIdleTimeout(millis(config.silence()))
              .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    private static int millis(Duration duration) {
      return Math.toIntExact(duration.toMillis());
    }
  }
}
