package org.wardline.dispatch.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Who may hand in e-mails that came back: {@code wardline.bounces.<authority>.*}. */
@ConfigMapping(prefix = "wardline.bounces")
interface BouncesConfig {

  /** The mail relays by the authority (ODS code) whose bounces they have. */
  @WithParentName
  Map<String, Relay> byAuthority();

  /** One authority's relay. */
  interface Relay {

    /** SHA-256 of its bearer token, in hexadecimal digits. */
    String tokenSha256();
  }
}
