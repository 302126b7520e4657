package org.wardline.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimPolicyTest {

  @Test
  void what_never_changes_may_name_a_person() {
    assertThat(ClaimPolicy.checked("sub")).isEqualTo("sub");
    assertThat(ClaimPolicy.checked("oid")).isEqualTo("oid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "Email", "preferred_username", "upn", "name", " "})
  void what_can_be_given_to_somebody_else_may_not(String claim) {
    assertThatThrownBy(() -> ClaimPolicy.checked(claim))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("can be given to somebody else");
  }
}
