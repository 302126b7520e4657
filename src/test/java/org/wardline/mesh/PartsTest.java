package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final Map<String, String> GZIP = Map.of("Content-Encoding", "gzip");
  private static final byte[] MESSAGE = "<a>whatever was sent</a>".repeat(40).getBytes(UTF_8);

  @Test
  void parts_that_are_not_compressed_are_joined() {
    assertThat(whole(Map.of(), Buffer.buffer("<a>"), Buffer.buffer("</a>")))
        .isEqualTo("<a></a>".getBytes(UTF_8));
  }

  @Test
  void parts_that_were_compressed_each_by_itself_come_whole() {
    assertThat(whole(GZIP, Parts.of(MESSAGE, 100).toArray(Buffer[]::new))).isEqualTo(MESSAGE);
  }

  @Test
  void a_message_that_was_compressed_and_then_cut_comes_whole() {
    Buffer packed = packed(MESSAGE);

    assertThat(whole(GZIP, packed.slice(0, 20), packed.slice(20, packed.length())))
        .isEqualTo(MESSAGE);
  }

  @Test
  void what_the_senders_client_compressed_is_unpacked_whether_mesh_compresses_too_or_not() {
    Map<String, String> inside = Map.of("mex-Content-Compressed", "Y");
    Map<String, String> both = Map.of("mex-Content-Compressed", "Y", "Content-Encoding", "gzip");

    assertThat(whole(inside, packed(MESSAGE))).isEqualTo(MESSAGE);
    assertThat(whole(both, packed(packed(MESSAGE).getBytes()))).isEqualTo(MESSAGE);
    assertThat(whole(both, packed(MESSAGE))).isEqualTo(MESSAGE);
  }

  @Test
  void a_packed_body_that_nobody_calls_packed_stays_as_it_is() {
    Buffer packed = packed(MESSAGE);

    assertThat(whole(Map.of(), packed)).isEqualTo(packed.getBytes());
    assertThat(whole(GZIP, packed(packed.getBytes()))).isEqualTo(packed.getBytes());
  }

  @Test
  void a_body_that_is_called_packed_and_is_not_stays_as_it_is() {
    assertThat(whole(GZIP, Buffer.buffer(MESSAGE))).isEqualTo(MESSAGE);
    assertThat(whole(GZIP)).isEmpty();
  }

  @Test
  void a_message_that_grows_beyond_the_limit_is_not_unpacked() {
    List<Answer> parts = answers(GZIP, packed(new byte[100_001]));

    assertThatThrownBy(() -> Parts.whole(parts, 100_000))
        .isInstanceOf(MeshFailure.class)
        .hasMessageContaining("413");
  }

  private static byte[] whole(Map<String, String> headers, Buffer... bodies) {
    return Parts.whole(answers(headers, bodies), 1_000_000);
  }

  private static List<Answer> answers(Map<String, String> headers, Buffer... bodies) {
    MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    List<Buffer> sent = bodies.length == 0 ? List.of(Buffer.buffer()) : List.of(bodies);
    return sent.stream().map(body -> new Answer(200, given, body)).toList();
  }

  private static Buffer packed(byte[] plain) {
    return Parts.of(plain, plain.length).getFirst();
  }
}
