package org.wardline.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long one batch may take, so that what was sent is also recorded. */
class TimeLimitsTest {
  private static final String CHANNELS = "dispatch.ChannelsConfig";
  private static final String MAIL_CLIENT = "platform.mail.MailClientConfig";
  private static final Duration FOR_THE_DATABASE = Duration.ofSeconds(1);

  private static Duration limit(String type, String name) {
    try {
      return DurationConverter.parseDuration(
          Class.forName("org.wardline." + type)
              .getDeclaredMethod(name)
              .getAnnotation(WithDefault.class)
              .value());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void all_that_a_batch_waits_for_is_shorter_than_the_half_that_it_has() {
    Duration longest =
        limit(CHANNELS, "keysLimit")
            .plus(limit(CHANNELS, "attemptLimit"))
            .plus(limit(CHANNELS, "askLimit"))
            .plus(FOR_THE_DATABASE);

    assertThat(longest)
        .isLessThanOrEqualTo(limit("platform.lambda.LambdaConfig", "timeLimit").dividedBy(2));
  }

  @Test
  void a_silent_relay_is_hung_up_on_only_when_nobody_waits_for_it_any_more() {
    assertThat(limit(MAIL_CLIENT, "silence"))
        .isGreaterThan(limit(CHANNELS, "attemptLimit"))
        .isGreaterThan(limit("dispatch.email.EmailConfig", "mailTimeout"));
    assertThat(limit(MAIL_CLIENT, "connect"))
        .isLessThan(limit("dispatch.email.EmailConfig", "mailTimeout"));
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch.email.EmailConfig, mailTimeout",
    "dispatch.email.NotifyConfig, timeout",
    "dispatch.casesystem.CaseSystemConfig, timeout",
    "dispatch.push.PushConfig, timeout"
  })
  void every_provider_ends_by_itself_and_says_why(String type, String name) {
    assertThat(limit(type, name)).isLessThan(limit(CHANNELS, "attemptLimit"));
  }
}
