package org.wardline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SenderPolicyTest {

  @Test
  void a_sender_speaks_for_the_organisations_it_is_allowed_only() {
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX01", "RYY"), "RXX01")).isTrue();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX01", "RYY"), "RXX02")).isFalse();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX01"), "RXX")).isFalse();
    assertThat(SenderPolicy.maySpeakFor(Set.of(), "RXX")).isFalse();
  }

  @Test
  void the_code_of_a_trust_covers_its_sites() {
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX"), "RXX")).isTrue();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX"), "RXX01")).isTrue();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX"), "RXY01")).isFalse();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RX"), "RXX01")).isFalse();
    assertThat(SenderPolicy.maySpeakFor(Set.of("RXX01"), "RXX01A")).isFalse();
  }

  @Test
  void a_star_is_any_organisation() {
    assertThat(SenderPolicy.maySpeakFor(Set.of("*"), "RXX01")).isTrue();
  }
}
