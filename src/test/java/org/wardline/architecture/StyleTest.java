package org.wardline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wardline.architecture.planted.BoundPolicy;

/** The rules of style that a machine can check, each seen to fail on a planted class. */
class StyleTest {
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackagesOf(BoundPolicy.class);

  private static final ArchRule POLICIES_ARE_PLAIN_JAVA =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Policy")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io..", "jakarta..", "com.amazonaws..", "software.amazon..")
          .as("policies take values and return values");

  /** A function that is a second way to another, with the package of that. */
  private static final Map<String, String> SECOND_DOORS = Map.of("arrivals", "intake");

  private static final ArchRule NO_FIELD_INJECTION =
      noFields().should().beAnnotatedWith(Inject.class).as("constructors inject");

  private static final ArchRule TIME_IS_ASKED_FOR =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .as("the time is asked of the injected clock");

  private static final ArchRule NAMES_SAY_WHAT =
      noClasses()
          .should()
          .haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl|Base|Abstract)")
          .as("names say what a class is");

  @Test
  void policies_are_plain_java() {
    POLICIES_ARE_PLAIN_JAVA.check(Production.classes());
    isFound(POLICIES_ARE_PLAIN_JAVA);
  }

  @Test
  void constructors_inject() {
    NO_FIELD_INJECTION.check(Production.classes());
    isFound(NO_FIELD_INJECTION);
  }

  @Test
  void the_time_is_asked_of_the_injected_clock() {
    TIME_IS_ASKED_FOR.check(Production.classes());
    isFound(TIME_IS_ASKED_FOR);
  }

  @Test
  void names_say_what_a_class_is() {
    NAMES_SAY_WHAT.check(Production.classes());
    isFound(NAMES_SAY_WHAT);
  }

  @Test
  void features_do_not_go_in_circles() {
    slices().matching("org.wardline.(*)..").should().beFreeOfCycles().check(Production.classes());
  }

  @Test
  void entities_and_repositories_stay_inside_their_feature() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .or()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate()
        .check(Production.classes());
  }

  @Test
  void a_function_has_the_name_of_its_package() {
    assertThat(
            Production.classes().stream()
                .filter(type -> type.isAssignableTo(RequestHandler.class))
                .filter(type -> type.isAnnotatedWith(Named.class))
                .filter(type -> !isNamedAsItsPackage(type)))
        .isEmpty();
    assertThat(Production.classes().stream().filter(isFunction()).count())
        .isGreaterThanOrEqualTo(4);
  }

  private static DescribedPredicate<JavaClass> isFunction() {
    return DescribedPredicate.describe(
        "functions", type -> type.isAnnotatedWith(Named.class) && isNamedAsItsPackage(type));
  }

  private static boolean isNamedAsItsPackage(JavaClass type) {
    String name = type.getAnnotationOfType(Named.class).value();
    return type.getPackageName().endsWith("." + SECOND_DOORS.getOrDefault(name, name));
  }

  private static void isFound(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
