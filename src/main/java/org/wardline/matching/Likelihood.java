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
  /**
   * What is expected of an event is expected of a council of this size: a smaller register makes no
   * child of it likelier.
   */
  private static final long USUAL_REGISTER = 5_000;

  /** As much as so many children speak for a name being as frequent as names are on average. */
  private static final double SUPPOSED = 1_000;

  /**
   * The event's own names count for nothing: it is the register that knows how frequent they are.
   */
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
    return known == null ? USUAL_REGISTER : Math.max(known.children(), USUAL_REGISTER);
  }

  private Profile profile(RegisteredChild child) {
    Namesakes known = namesakes.get(child.id());
    Map<Trait, Double> rarities = new EnumMap<>(Trait.class);
    if (known != null) {
      rarities.put(
          Trait.GIVEN_NAME, rarity(known.given(), known.children(), learned.commonGivenName()));
      rarities.put(
          Trait.FAMILY_NAME, rarity(known.family(), known.children(), learned.commonFamilyName()));
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

  /** The child itself does not count among those who share its name. */
  private static double rarity(long namesakes, long children, double common) {
    double others = Math.max(0, namesakes - 1) + SUPPOSED * common;
    return Math.log(others / (Math.max(namesakes, children) - 1 + SUPPOSED) / common);
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
