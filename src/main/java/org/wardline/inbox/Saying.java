package org.wardline.inbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Carries what a page says after a form was sent in that page's address: a word, the time, and an
 * HMAC of both, of the page and of who sent the form. So it is said to nobody else, on no other
 * page and only for a minute: neither an old address nor a crafted one claims what is not so.
 */
record Saying(Visit visit, Instant now) {
  private static final String PURPOSE = "said";
  private static final Duration SAID_FOR = Duration.ofMinutes(1);
  private static final Pattern SENT = Pattern.compile("([a-z-]+)\\.(\\d{1,12})\\.[A-Za-z0-9_-]+");
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static Saying of(Visit visit, Clock clock) {
    return new Saying(visit, clock.instant());
  }

  /** The address of a page, which may have a query already, that says this. */
  String address(String page, Said said) {
    String join = page.indexOf('?') < 0 ? "?" : "&";
    return page + join + "said=" + sent(path(page), said, now.getEpochSecond());
  }

  /** What a page says; null for a word that it was not given for this reader just now. */
  Said find(String page, String sent) {
    Matcher ours = SENT.matcher(sent == null ? "" : sent);
    return ours.matches()
        ? Optional.ofNullable(Said.find(ours.group(1)))
            .filter(said -> isOurs(page, said, Long.parseLong(ours.group(2)), sent))
            .orElse(null)
        : null;
  }

  private boolean isOurs(String page, Said said, long at, String sent) {
    boolean lately = !Instant.ofEpochSecond(at).plus(SAID_FOR).isBefore(now);
    return lately
        && MessageDigest.isEqual(
            sent(page, said, at).getBytes(StandardCharsets.UTF_8),
            sent.getBytes(StandardCharsets.UTF_8));
  }

  private String sent(String page, Said said, long at) {
    String bound = String.join(" ", said.word(), page, visit.worker().id().toString(), "" + at);
    return said.word()
        + "."
        + at
        + "."
        + ENCODER.encodeToString(visit.keys().index(PURPOSE, bound));
  }

  private static String path(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }
}
