package org.wardline.intake;

import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.intake.IntakeConfig.KnownSender;
import org.wardline.platform.security.ApiKeys;

/** The senders of the settings, found by the credentials of a request. */
@Singleton
class Senders {

  private static final String BEARER = "bearer ";

  private final Map<String, Sender> senders = new HashMap<>();
  private final Map<String, KnownSender> settings;
  private final BearerTokens tokens;
  private final ApiKeys apiKeys;

  Senders(IntakeConfig config, Clock clock) {
    this.settings = Map.copyOf(config.senders());
    var publicKeys = new HashMap<String, PublicKey>();
    var hashes = new HashMap<String, String>();
    config
        .senders()
        .forEach(
            (id, sender) -> {
              boolean testNumbers = config.testNumbers() || id.equals(Sender.SYNTHETIC);
              senders.put(
                  id, new Sender(id, organisations(sender), sender.silentAfter(), testNumbers));
              sender.publicKey().ifPresent(key -> publicKeys.put(id, publicKey(id, sender)));
              sender.apiKeySha256().ifPresent(hash -> hashes.put(id, hash));
            });
    this.tokens = new BearerTokens(publicKeys, config.audience(), clock);
    this.apiKeys = new ApiKeys(hashes);
  }

  /** Who sent a request with these headers; a bearer token, where there is one, decides alone. */
  Optional<Sender> find(Headers headers) {
    Optional<String> authorization = headers.find("authorization");
    return authorization
        .map(credentials -> bearer(credentials).flatMap(tokens::findIssuer))
        .orElseGet(() -> headers.find("x-api-key").flatMap(apiKeys::findOwner))
        .map(senders::get);
  }

  /** The sender with this id; empty when the settings name it no more. */
  Optional<Sender> byId(String id) {
    return Optional.ofNullable(senders.get(id));
  }

  /** The sender with this id, if that AWS account may put its events on the event bus. */
  Optional<Sender> byAccount(String id, String account) {
    return byId(id)
        .filter(
            known -> settings.get(id).awsAccount().filter(its -> its.equals(account)).isPresent());
  }

  /** The sender with this id, if it may put files into a folder of that name. */
  Optional<Sender> byFolder(String id) {
    return byId(id).filter(known -> settings.get(id).files());
  }

  private static Set<String> organisations(KnownSender sender) {
    return sender.organisations().stream()
        .map(code -> code.strip().toUpperCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> bearer(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static PublicKey publicKey(String id, KnownSender sender) {
    try {
      return PublicKeys.read(sender.publicKey().orElseThrow());
    } catch (IllegalArgumentException noKey) {
      throw new IllegalArgumentException("the public key of sender " + id + " is not one", noKey);
    }
  }
}
