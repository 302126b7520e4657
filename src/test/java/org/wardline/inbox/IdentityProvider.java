package org.wardline.inbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;

/**
 * A small OpenID provider: authorization code with PKCE (S256), RS256, a secret client. Everybody
 * who comes is signed in as whom the test named last, by a button when it {@link #asks}. For a
 * browser it is another site than the pages.
 */
final class IdentityProvider implements AutoCloseable {
  static final String CLIENT = "wardline";
  static final String SECRET = "a-secret-of-a-test-with-more-than-32-characters";

  private final HttpServer server;
  private final RsaJsonWebKey key;
  private final Map<String, Map<String, String>> granted = new ConcurrentHashMap<>();
  private volatile Map<String, String> person = Map.of();
  private volatile boolean asking;

  IdentityProvider() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("key-1");
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException | org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
    serve("/.well-known/openid-configuration", exchange -> json(exchange, 200, configuration()));
    serve("/keys", exchange -> json(exchange, 200, "{\"keys\":[" + publicKey() + "]}"));
    serve("/authorize", this::authorize);
    serve("/token", this::token);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Whoever comes next has these claims beside an unrelated {@code sub}. */
  void signsIn(Map<String, String> claims) {
    person = Map.copyOf(claims);
  }

  /** Whoever comes next cancels. */
  void isCancelled() {
    person = Map.of();
  }

  /** Whether whoever comes must press a button, because they are not signed in here yet. */
  void asks(boolean whether) {
    asking = whether;
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
    if (asking && !asked.containsKey("pressed")) {
      ask(exchange, asked);
      return;
    }
    boolean asExpected =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.containsKey("nonce")
            && "openid".equals(asked.get("scope"));
    if (!asExpected) {
      json(exchange, 400, "{}");
      return;
    }
    String code = UUID.randomUUID().toString();
    asked.putAll(person);
    granted.put(code, asked);
    String answer = person.isEmpty() ? "error=access_denied" : "code=" + code;
    exchange
        .getResponseHeaders()
        .set("Location", asked.get("redirect_uri") + "?" + answer + "&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void ask(HttpExchange exchange, Map<String, String> asked) throws IOException {
    String fields =
        asked.entrySet().stream()
            .map(
                e -> "<input type=hidden name='%s' value='%s'>".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    String page =
        "<!doctype html><html lang=en><title>Your council</title><form action=/authorize>"
            + fields
            + "<button name=pressed value=yes>Sign in</button></form>";
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, page.length());
    exchange.getResponseBody().write(page.getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  /** A code is good once, for the client that has its secret and the verifier. */
  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> sent =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = granted.remove(sent.getOrDefault("code", ""));
    if (asked == null
        || !isClient(exchange)
        || !challenge(sent).equals(asked.get("code_challenge"))
        || !asked.get("redirect_uri").equals(sent.get("redirect_uri"))) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":300,\"access_token\":\"%s\",\"id_token\":\"%s\"}"
            .formatted(UUID.randomUUID(), idToken(asked)));
  }

  private static boolean isClient(HttpExchange exchange) {
    String basic =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static String challenge(Map<String, String> sent) {
    try {
      byte[] verifier = sent.getOrDefault("code_verifier", "").getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String idToken(Map<String, String> asked) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(address());
    claims.setAudience(CLIENT);
    claims.setSubject("sub-" + UUID.randomUUID());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setClaim("nonce", asked.get("nonce"));
    person.forEach(claims::setClaim);
    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload(claims.toJson());
    signed.setKey(key.getPrivateKey());
    signed.setKeyIdHeaderValue(key.getKeyId());
    signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signed.getCompactSerialization();
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String publicKey() {
    return key.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private String configuration() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(address());
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The parameters of a query or a form. */
  static Map<String, String> parameters(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, other) -> other,
                HashMap::new));
  }

  /** Path and query of an address. */
  static String local(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
