package org.wardline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigationPolicyTest {

  @Test
  void whoever_goes_to_a_page_can_be_led_to_the_sign_in() {
    assertThat(NavigationPolicy.isNavigation("GET", "navigate", null)).isTrue();
    assertThat(NavigationPolicy.isNavigation("GET", null, null)).as("an older browser").isTrue();
  }

  @Test
  void neither_a_script_nor_a_form_can() {
    assertThat(NavigationPolicy.isNavigation("GET", "cors", null)).isFalse();
    assertThat(NavigationPolicy.isNavigation("GET", "same-origin", null)).isFalse();
    assertThat(NavigationPolicy.isNavigation("GET", null, "true")).isFalse();
    assertThat(NavigationPolicy.isNavigation("POST", "navigate", null)).isFalse();
  }
}
