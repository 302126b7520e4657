package org.wardline.dispatch.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.wardline.teams.Device;
import org.wardline.teams.PushServices;

/**
 * Makes encrypted push messages (RFC 8291) signed with our VAPID key (RFC 8292). All of them say
 * the same sentence, so that a lock screen tells nobody anything.
 */
@ApplicationScoped
class PushMessages {
  static final String SENTENCE = "You have a new notification";

  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final Optional<WebPush> signer;
  private final PushConfig config;

  PushMessages(PushServices services, PushConfig config) {
    this.config = config;
    this.signer =
        services
            .publicKey()
            .flatMap(
                publicKey ->
                    config.privateKey().map(key -> VapidKeys.fromUncompressedBytes(publicKey, key)))
            .map(keys -> new WebPush(config.contact(), keys));
  }

  boolean isConfigured() {
    return signer.isPresent();
  }

  /** A repeat of the same delivery replaces the earlier message where that still waits. */
  HttpRequest.Builder request(URI address, Device device, UUID delivery) {
    WebPush webPush = signer.orElseThrow();
    byte[] body =
        webPush.getBody(
            SENTENCE.getBytes(StandardCharsets.UTF_8),
            DECODER.decode(device.publicKey()),
            DECODER.decode(device.secret()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    webPush
        .getHeaders(
            device.endpoint(),
            Math.toIntExact(config.keep().toSeconds()),
            topic(delivery),
            WebPush.Urgency.High)
        .forEach(request::setHeader);
    return request;
  }

  /** At most 32 characters (RFC 8030 §5.4). */
  private static String topic(UUID delivery) {
    byte[] bytes =
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(delivery.getMostSignificantBits())
            .putLong(delivery.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
