package org.wardline.platform.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the sign-in by the council's identity provider. */
@ConfigMapping(prefix = "wardline.sign-in")
interface SignInConfig {
  /**
   * The claim of the provider's ID token that never changes for a person: {@code sub}, for Entra ID
   * {@code oid}. E-mail addresses and names change hands and are refused.
   */
  @WithDefault("sub")
  String claim();

  /** Whether this process serves people, so that it says at its start when nobody can sign in. */
  @WithDefault("false")
  boolean expected();

  /**
   * Where the provider sends people after its own sign-out, as it is registered there: {@code
   * https://<your host>/signed-out}; without it the provider shows a page of its own.
   */
  Optional<String> signedOutAddress();
}
