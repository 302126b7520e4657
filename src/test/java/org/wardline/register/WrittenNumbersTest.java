package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wardline.formats.NhsNumber;

class WrittenNumbersTest {
  private static final NhsNumber ALEX = new NhsNumber("9990000018");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9990000018",
        "{\"nhsNumber\": \"9990000018\", \"dateOfBirth",
        "<id extension=\"999 000 0018\"/>",
        "born 2015-03-04 999-000-0018 at 10 o'clock",
        "NHS 999\u00a0000\u00a00018 3",
        "PID|1|9990000018^^^NHS",
        "9\u00009\u00009\u00000\u00000\u00000\u00000\u00000\u00001\u00008\u0000"
      })
  void a_number_is_found_however_it_is_written(String text) {
    assertThat(WrittenNumbers.find(text)).containsExactly(ALEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9990000019",
        "19990000018",
        "99900000181",
        "2026-03-10T09:50:00Z",
        "0000000000"
      })
  void what_is_not_such_a_number_is_left_out(String text) {
    assertThat(WrittenNumbers.find(text)).isEmpty();
  }

  @Test
  void all_numbers_of_a_text_are_found_once() {
    assertThat(WrittenNumbers.find("9990000018 9990000026,9990000018\n999 000 0107"))
        .containsExactlyInAnyOrder(ALEX, new NhsNumber("9990000026"), new NhsNumber("9990000107"));
  }
}
