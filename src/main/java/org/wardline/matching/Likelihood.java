package org.wardline.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wardline.matching.probability.Bands;
import org.wardline.matching.probability.Explanation;
import org.wardline.matching.probability.Likely;
import org.wardline.matching.probability.Person;
import org.wardline.matching.probability.ProbabilityPolicy;
import org.wardline.matching.probability.Profile;
import org.wardline.matching.probability.Trait;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.register.Children;
import org.wardline.register.Children.Namesakes;
import org.wardline.register.RegisteredChild;

/**
 * Judges by names, date of birth, sex and address which children of one council an event may mean.
 */
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
  private static final double LEFT_TO_THE_REGISTER = 1e9;

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
    return policy(candidates.getFirst())
        .decide(profile(subject), profiles, bands(candidates.getFirst().authority()));
  }

  /** Why a child may be meant, or may not, when nobody else is thought of. */
  Explanation explain(Subject subject, RegisteredChild child) {
    return policy(child).explain(profile(subject), profile(child));
  }

  /** Of the weights by which an authority's children are judged. */
  String version(String authority) {
    return learned.of(authority).weights().version();
  }

  Bands bands(String authority) {
    return bands.apply(authority);
  }

  private ProbabilityPolicy policy(RegisteredChild child) {
    return new ProbabilityPolicy(learned.of(child.authority()).weights(), size(child));
  }

  private long size(RegisteredChild child) {
    Namesakes known = namesakes.get(child.id());
    return known == null ? USUAL_REGISTER : Math.max(known.children(), USUAL_REGISTER);
  }

  private Profile profile(RegisteredChild child) {
    Namesakes known = namesakes.get(child.id());
    Map<Trait, Double> rarities = new EnumMap<>(Trait.class);
    if (known != null) {
      Learned of = learned.of(child.authority());
      rarities.put(Trait.GIVEN_NAME, rarity(known.given(), known.children(), of.commonGivenName()));
      rarities.put(
          Trait.FAMILY_NAME, rarity(known.family(), known.children(), of.commonFamilyName()));
    }
    return new Profile(person(child), rarities);
  }

  /**
   * The child itself does not count among those who share its name. Of a name that was not counted
   * to the end, as many are supposed as names have on average, if that is more.
   */
  private static double rarity(long namesakes, long children, double common) {
    double usual = namesakes < Children.MOST_NAMESAKES ? 0 : common * children;
    double counted = (double) Math.max(0, namesakes - 1);
    double others = Math.max(usual, counted) + SUPPOSED * common;
    return common * (Math.max(namesakes, children) - 1 + SUPPOSED) / others;
  }

  private static Profile profile(Subject subject) {
    Map<Trait, Double> rarities = new EnumMap<>(Trait.class);
    rarities.put(Trait.GIVEN_NAME, LEFT_TO_THE_REGISTER);
    rarities.put(Trait.FAMILY_NAME, LEFT_TO_THE_REGISTER);
    return new Profile(person(subject), rarities);
  }

  private static Person person(RegisteredChild child) {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    said.put(Trait.GIVEN_NAME, child.givenName());
    said.put(Trait.FAMILY_NAME, child.familyName());
    said.put(Trait.DATE_OF_BIRTH, Objects.toString(child.dateOfBirth(), null));
    said.put(Trait.SEX, child.sex());
    said.put(Trait.ADDRESS, child.address());
    said.put(Trait.POSTCODE, child.postcode());
    return Person.of(said);
  }

  private static Person person(Subject subject) {
    Map<Trait, String> said = new EnumMap<>(Trait.class);
    said.put(Trait.GIVEN_NAME, subject.givenName());
    said.put(Trait.FAMILY_NAME, subject.familyName());
    said.put(Trait.DATE_OF_BIRTH, Objects.toString(subject.dateOfBirth(), null));
    said.put(Trait.SEX, subject.sex());
    said.put(Trait.ADDRESS, subject.address());
    said.put(Trait.POSTCODE, subject.postcode());
    return Person.of(said);
  }
}
