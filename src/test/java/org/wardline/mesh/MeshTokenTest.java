package org.wardline.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MeshTokenTest {

  private final MeshToken token =
      new MeshToken(
          "X26HC005",
          "password",
          "TestKey",
          UUID.fromString("2c001608-5f09-4840-9611-bea43e666a30"),
          Clock.fixed(Instant.parse("2015-11-20T10:38:59Z"), ZoneOffset.UTC));

  @Test
  void the_header_names_mailbox_nonce_count_time_and_hash() {
    assertThat(token.next())
        .isEqualTo(
            "NHSMESH X26HC005:2c001608-5f09-4840-9611-bea43e666a30:1:201511201038:"
                + "e89fb0004a9b0e58aa8c637a1a71626b2e3c48952ddc3d646c59ca4c5fac6ce3");
  }

  @Test
  void the_count_rises_and_the_hash_with_it() {
    String first = token.next();
    String second = token.next();

    assertThat(second).contains(":2:201511201038:");
    assertThat(second.substring(second.lastIndexOf(':')))
        .isNotEqualTo(first.substring(first.lastIndexOf(':')));
  }

  @Test
  void no_secret_is_told() {
    assertThat(token.next()).doesNotContain("password", "TestKey");
    assertThat(token).hasToString("MeshToken[redacted]");
  }
}
