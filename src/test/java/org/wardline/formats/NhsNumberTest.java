package org.wardline.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NhsNumberTest {

  @Test
  void a_number_with_the_right_check_digit_is_valid() {
    assertThat(NhsNumber.find("9990000018")).contains(new NhsNumber("9990000018"));
    assertThat(NhsNumber.find("9434765919")).contains(new NhsNumber("9434765919"));
  }

  @Test
  void a_check_value_of_eleven_counts_as_zero() {
    assertThat(NhsNumber.find("9990000050")).contains(new NhsNumber("9990000050"));
    assertThat(NhsNumber.find("0000000140")).contains(new NhsNumber("0000000140"));
  }

  @Test
  void a_check_value_of_ten_matches_no_digit() {
    for (char last = '0'; last <= '9'; last++) {
      assertThat(NhsNumber.find("000000006" + last)).isEmpty();
    }
  }

  @Test
  void a_wrong_check_digit_is_refused() {
    assertThat(NhsNumber.find("9990000019")).isEmpty();
  }

  @Test
  void spaces_and_dashes_of_every_kind_are_left_out() {
    var number = new NhsNumber("9990000018");
    assertThat(NhsNumber.find("999 000 0018")).contains(number);
    assertThat(NhsNumber.find(" 999-000-0018 ")).contains(number);
    assertThat(NhsNumber.find("999\u00a0000\u20130018")).contains(number);
  }

  @Test
  void one_digit_ten_times_is_refused_although_its_check_digit_is_right() {
    for (char digit = '0'; digit <= '9'; digit++) {
      assertThat(NhsNumber.find(String.valueOf(digit).repeat(10))).isEmpty();
    }
  }

  @Test
  void other_digits_than_ascii_letters_and_other_lengths_are_refused() {
    assertThat(NhsNumber.find("٩٩٩٠٠٠٠٠١٨")).isEmpty();
    assertThat(NhsNumber.find("99900000I8")).isEmpty();
    assertThat(NhsNumber.find("999000001")).isEmpty();
    assertThat(NhsNumber.find("99900000188")).isEmpty();
    assertThat(NhsNumber.find("")).isEmpty();
  }

  @Test
  void the_test_range_begins_with_999() {
    assertThat(new NhsNumber("9990000018").isInTestRange()).isTrue();
    assertThat(new NhsNumber("9434765919").isInTestRange()).isFalse();
  }

  @Test
  void a_number_does_not_print_itself() {
    assertThat(new NhsNumber("9990000018")).hasToString("NhsNumber[redacted]");
  }

  @Test
  void an_invalid_number_cannot_be_made_and_is_not_repeated() {
    assertThatThrownBy(() -> new NhsNumber("9990000019"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an NHS number");
  }
}
