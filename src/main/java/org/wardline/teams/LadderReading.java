package org.wardline.teams;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wardline.teams.EscalationPolicy.Audience;
import org.wardline.teams.EscalationPolicy.Step;

/** Reads the steps of one ladder. */
final class LadderReading {
  private static final List<Channel> CHANNELS = List.of(Channel.DESKTOP, Channel.EMAIL);
  private static final int LONGEST_NAME = 40;

  private LadderReading() {}

  static List<Step> read(PolicyNode ladder) {
    return ladder.elements().stream().map(LadderReading::step).flatMap(Optional::stream).toList();
  }

  private static Optional<Step> step(PolicyNode step) {
    step.mayHave(Set.of("step", "after", "any-time", "tell"));
    Optional<String> name = step.inside("step").text().filter(n -> fits(step, n));
    Optional<Duration> wait = step.inside("after").duration();
    boolean anyTime = step.inside("any-time").flag();
    List<Audience> tell =
        step.inside("tell").elements().stream()
            .map(LadderReading::audience)
            .flatMap(Optional::stream)
            .toList();
    return name.flatMap(n -> wait.map(w -> new Step(n, w, anyTime, tell)));
  }

  /** Who was told stands behind a colon in the history. */
  private static boolean fits(PolicyNode step, String name) {
    boolean fits = name.length() <= LONGEST_NAME && !name.contains(":");
    if (!fits) {
      step.inside("step").fault("must be a name of at most 40 characters without a colon");
    }
    return fits;
  }

  private static Optional<Audience> audience(PolicyNode audience) {
    audience.mayHave(Set.of("relationship", "role", "mailbox", "by"));
    List<Role.Kind> named =
        List.of(Role.Kind.RELATIONSHIP, Role.Kind.ROLE, Role.Kind.MAILBOX).stream()
            .filter(kind -> !audience.inside(FileNames.of(kind)).isAbsent())
            .toList();
    if (named.size() != 1) {
      audience.fault("must name one of relationship, role or mailbox");
      return Optional.empty();
    }
    Role.Kind kind = named.getFirst();
    Optional<Role> role = role(audience.inside(FileNames.of(kind)), kind);
    Set<Channel> channels = channels(audience.inside("by"), kind);
    return role.filter(known -> !channels.isEmpty()).map(known -> new Audience(known, channels));
  }

  private static Optional<Role> role(PolicyNode place, Role.Kind kind) {
    List<Role> known =
        FileNames.constants(Role.class).stream().filter(role -> role.kind() == kind).toList();
    Optional<String> name = place.text();
    Optional<Role> role = name.flatMap(n -> FileNames.find(n, known));
    if (name.isPresent() && role.isEmpty()) {
      place.fault("is not known: use one of " + FileNames.all(known));
    }
    return role;
  }

  private static Set<Channel> channels(PolicyNode by, Role.Kind kind) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (kind == Role.Kind.MAILBOX && by.isAbsent()) {
      channels.add(Channel.EMAIL);
    }
    by.elements().forEach(place -> channel(place, kind).ifPresent(channels::add));
    if (kind != Role.Kind.MAILBOX && by.isAbsent()) {
      by.fault("is missing: say over which channels, of " + FileNames.all(CHANNELS));
    }
    return channels;
  }

  private static Optional<Channel> channel(PolicyNode place, Role.Kind kind) {
    Optional<String> name = place.text();
    Optional<Channel> channel = name.flatMap(n -> FileNames.find(n, CHANNELS));
    if (name.isPresent() && channel.isEmpty()) {
      place.fault("is no channel: use one of " + FileNames.all(CHANNELS));
    }
    if (kind == Role.Kind.MAILBOX && channel.filter(c -> c != Channel.EMAIL).isPresent()) {
      place.fault("does not reach a mailbox: use email, or leave it out");
    }
    return channel;
  }
}
