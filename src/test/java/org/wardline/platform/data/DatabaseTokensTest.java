package org.wardline.platform.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The tokens beside AWS's published way of signing, done here step by step. */
class DatabaseTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final String HOST = "wardline.cluster-example.eu-west-2.rds.amazonaws.com:5432";
  private static final String QUERY =
      "Action=connect&DBUser=wardline_intake&X-Amz-Algorithm=AWS4-HMAC-SHA256"
          + "&X-Amz-Credential=EXAMPLEKEY%2F20260310%2Feu-west-2%2Frds-db%2Faws4_request"
          + "&X-Amz-Date=20260310T100000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host";

  @Test
  void a_token_is_a_signed_request_to_connect_as_the_role() throws Exception {
    Map<String, String> credentials = tokens(Optional.of(HOST)).getCredentials("wardline_intake");

    assertThat(credentials).containsEntry("user", "wardline_intake");
    assertThat(credentials.get("password"))
        .startsWith(HOST + "/?")
        .contains("&X-Amz-Signature=" + signature());
    assertThat(credentials.get("password").substring(HOST.length() + 2).split("&"))
        .contains(QUERY.split("&"))
        .hasSize(QUERY.split("&").length + 1);
  }

  @Test
  void without_an_address_it_says_which_setting_is_missing() {
    assertThatThrownBy(() -> tokens(Optional.empty()).getCredentials("wardline_intake"))
        .hasMessageContaining("WARDLINE_DATABASE_ENDPOINT");
  }

  private static DatabaseTokens tokens(Optional<String> endpoint) {
    return new DatabaseTokens(
        new TokensConfig() {
          @Override
          public Optional<String> endpoint() {
            return endpoint;
          }

          @Override
          public String region() {
            return "eu-west-2";
          }
        },
        Clock.fixed(NOW, ZoneOffset.UTC),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("EXAMPLEKEY", "secret")));
  }

  private static String signature() throws Exception {
    String request = "GET\n/\n" + QUERY + "\nhost:" + HOST + "\n\nhost\n" + hash("");
    String scope = "20260310/eu-west-2/rds-db/aws4_request";
    String text = "AWS4-HMAC-SHA256\n20260310T100000Z\n" + scope + "\n" + hash(request);
    byte[] key = "AWS4secret".getBytes(StandardCharsets.UTF_8);
    for (String part : List.of("20260310", "eu-west-2", "rds-db", "aws4_request")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, text));
  }

  private static String hash(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
