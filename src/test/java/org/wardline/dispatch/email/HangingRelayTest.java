package org.wardline.dispatch.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.wardline.Line;
import org.wardline.MailSink;
import org.wardline.OwnRelay;

/** A relay that takes connections and then says nothing, as one does whose disk is full. */
@QuarkusTest
@WithTestResource(OwnRelay.class)
class HangingRelayTest {
  MailSink sink;
  @Inject SmtpRelay relay;
  @Inject Line line;

  @ConfigProperty(name = "quarkus.mailer.max-pool-size")
  int pool;

  private Uni<Boolean> isTakenOver(String id) {
    return relay
        .post("to@council.example", id, new Message("s", "plain", "<p>html</p>"))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(false);
  }

  private List<Boolean> sendMoreThanThePoolHolds() {
    return line.await(
        () ->
            Uni.join()
                .all(
                    IntStream.range(0, pool + 5)
                        .mapToObj(i -> isTakenOver(UUID.randomUUID().toString()))
                        .toList())
                .andFailFast());
  }

  @Test
  void as_soon_as_it_works_again_mail_goes_out_however_often_it_hung() {
    sink.hangAt("greeting", "MAIL FROM", "DATA");
    assertThat(sendMoreThanThePoolHolds()).containsOnly(false);

    sink.clear();
    String id = UUID.randomUUID().toString();

    assertThat(line.await(() -> isTakenOver(id))).isTrue();
    assertThat(sink.taken()).contains('<' + id + "@wardline.invalid>");
  }
}
