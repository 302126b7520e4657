package org.wardline.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wardline.architecture.planted.dispatch.Trespasser;

/** The import table of {@code src/docs/architecture.md}: which feature may know which. */
class ImportTableTest {
  private static final String ROOT = "org.wardline.";

  /** Every feature may import itself and what stands here. */
  private static final Map<String, Set<String>> TABLE =
      Map.ofEntries(
          Map.entry("intake", Set.of("messages", "formats", "audit", "platform")),
          Map.entry(
              "matching",
              Set.of("messages", "register", "teams", "notifications", "audit", "platform")),
          Map.entry(
              "dispatch",
              Set.of("messages", "register", "teams", "notifications", "audit", "platform")),
          Map.entry(
              "escalation", Set.of("messages", "teams", "notifications", "audit", "platform")),
          Map.entry("auditor", Set.of("audit", "platform")),
          Map.entry(
              "inbox",
              Set.of(
                  "messages", "register", "teams", "notifications", "intake", "audit", "platform")),
          Map.entry(
              "oversight",
              Set.of(
                  "messages",
                  "register",
                  "teams",
                  "notifications",
                  "intake",
                  "inbox",
                  "audit",
                  "platform")),
          Map.entry(
              "mesh",
              Set.of("messages", "formats", "register", "teams", "intake", "audit", "platform")),
          Map.entry("notifications", Set.of("messages", "teams", "audit", "platform")),
          Map.entry("register", Set.of("messages", "formats", "teams", "audit", "platform")),
          Map.entry("teams", Set.of("audit", "platform")),
          Map.entry("audit", Set.of("platform")),
          Map.entry("messages", Set.of()),
          Map.entry("formats", Set.of()),
          Map.entry("platform", Set.of()));

  @Test
  void every_feature_imports_only_what_the_table_allows() {
    onlyWhatTheTableAllows(ROOT).check(Production.classes());
  }

  @Test
  void every_package_has_a_row_in_the_table() {
    assertThat(
            Production.classes().stream()
                .map(type -> featureOf(type, ROOT))
                .filter(feature -> !feature.isEmpty())
                .distinct())
        .isSubsetOf(TABLE.keySet());
  }

  @Test
  void a_planted_violation_is_found() {
    JavaClasses planted = new ClassFileImporter().importPackagesOf(Trespasser.class);
    ArchRule rule = onlyWhatTheTableAllows("org.wardline.architecture.planted.");

    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Trespasser");
  }

  private static ArchRule onlyWhatTheTableAllows(String root) {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(root + "(**)")
        .should(
            new ArchCondition<JavaClass>("import only what the table allows") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> checkOne(dependency, root, events));
              }
            });
  }

  private static void checkOne(Dependency dependency, String root, ConditionEvents events) {
    String from = featureOf(dependency.getOriginClass(), root);
    String to = featureOf(dependency.getTargetClass(), ROOT);
    boolean allowed =
        from.isEmpty()
            || to.isEmpty()
            || from.equals(to)
            || TABLE.getOrDefault(from, Set.of()).contains(to);
    if (!allowed) {
      events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
    }
  }

  /** The first package below the root; empty for classes outside of it. */
  private static String featureOf(JavaClass type, String root) {
    String name = type.getPackageName() + ".";
    if (!name.startsWith(root)) {
      return "";
    }
    String below = name.substring(root.length());
    return below.isEmpty() ? "" : below.substring(0, below.indexOf('.'));
  }
}
