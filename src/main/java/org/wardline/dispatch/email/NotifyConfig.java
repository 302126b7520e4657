package org.wardline.dispatch.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Settings of GOV.UK Notify: {@code wardline.notify.*}. */
@ConfigMapping(prefix = "wardline.notify")
interface NotifyConfig {

  /** The authorities (ODS codes) whose e-mails go through Notify, with a service of their own. */
  Map<String, Service> services();

  /** The authorities whose callbacks are taken; the pages need no more of Notify than this. */
  Map<String, Callbacks> callbacks();

  /** Where Notify's API is. */
  @WithDefault("https://api.notifications.service.gov.uk")
  URI address();

  /** Longest wait for one answer of Notify. */
  @WithDefault("7s")
  Duration timeout();

  /** One authority's service. */
  interface Service {

    /** Its API key; kept out of every log. */
    String apiKey();

    /** The id of its e-mail template, whose subject is ((subject)) and whose text is ((text)). */
    String template();
  }

  /** What one authority's callbacks show that they come from Notify. */
  interface Callbacks {

    /** SHA-256 of their bearer token, in hexadecimal digits. */
    String tokenSha256();
  }
}
