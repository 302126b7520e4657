package org.wardline.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Person;
import org.wardline.matching.probability.ProbabilityPolicy;
import org.wardline.matching.probability.Profile;
import org.wardline.matching.probability.Trait;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.register.Children.Namesakes;
import org.wardline.register.RegisteredChild;

/** Judges by names, date of birth and postcode which children of one council an event may mean. */
final class Likelihood {
  /** A council whose register's size is not known is taken for one of this size. */
  private static final long USUAL_REGISTER = 5_000;

  /** The event's own names count for nothing: it is the register that knows how frequent they are. */
  private static final double LEFT_TO_THE_REGISTER = -20;

  private final LearnedWeights learned;
  private final Map<UUID, Namesakes> namesakes;
  private final Function<String, Bands> bands;

  Likelihood(LearnedWeights learned, List<Namesakes> namesakes, Function<String, Bands> bands) {
    this.learned = learned;
    this.namesakes =
        namesakes.stream().collect(Collectors.toMap(Namesakes::child, Function.identity()));
    this.bands = bands;
  }

  /** The candidates are of one authority; its bands hold. */
  Likely decide(Subject subject, List<RegisteredChild> candidates) {
    if (candidates.isEmpty()) {
      return new Likely(Likely.Band.NONE, List.of());
    }
    List<Profile> profiles = candidates.stream().map(this::profile).toList();
    return new ProbabilityPolicy(learned.weights(), size(candidates.getFirst()))
        .decide(profile(subject), profiles, bands.apply(candidates.getFirst().authority()));
  }

  private long size(RegisteredChild child) {
    Namesakes known = namesakes.get(child.id());
    return known == null || known.children() == 0 ? USUAL_REGISTER : known.children();
  }

  private Profile profile(RegisteredChild child) {
    Namesakes known = namesakes.get(child.id());
    Map<Trait, Double> rarities = new EnumMap<>(Trait.class);
    if (known != null) {
      double size = size(child);
      rarities.put(
          Trait.GIVEN_NAME, Math.log(Math.max(1, known.given()) / size / learned.commonGivenName()));
      rarities.put(
          Trait.FAMILY_NAME,
          Math.log(Math.max(1, known.family()) / size / learned.commonFamilyName()));
    }
    return new Profile(
        person(
            child.givenName(),
            child.familyName(),
            child.dateOfBirth() == null ? null : child.dateOfBirth().toString(),
            child.postcode()),
        rarities,
        0);
  }

  private static Profile profile(Subject subject) {
    Map<Trait, Double> rarities = new EnumMap<>(Trait.class);
    rarities.put(Trait.GIVEN_NAME, LEFT_TO_THE_REGISTER);
    rarities.put(Trait.FAMILY_NAME, LEFT_TO_THE_REGISTER);
    return new Profile(
        person(
            subject.givenName(),
            subject.familyName(),
            subject.dateOfBirth() == null ? null : subject.dateOfBirth().toString(),
            subject.postcode()),
        rarities,
        0);
  }

  private static Person person(String given, String family, String born, String postcode) {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    said.put(Trait.GIVEN_NAME, given);
    said.put(Trait.FAMILY_NAME, family);
    said.put(Trait.DATE_OF_BIRTH, born);
    said.put(Trait.POSTCODE, postcode);
    return Person.of(said);
  }
}
