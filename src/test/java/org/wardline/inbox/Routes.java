package org.wardline.inbox;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every address of the pages that answers with more than another address, as the resources declare
 * them; not those of development.
 */
final class Routes {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?:: *([^}]+))?}");
  private static final String ONLY_ANOTHER_ADDRESS = "RestResponse<java.lang.Void>";

  private Routes() {}

  /** Those that none of these addresses is of; what follows a question mark or a blank is cut. */
  static List<String> withoutOneOf(Collection<String> addresses) {
    return withoutOneOf(GET.class, addresses);
  }

  /** The same of those to which forms are sent. */
  static List<String> ofFormsWithoutOneOf(Collection<String> addresses) {
    return withoutOneOf(POST.class, addresses);
  }

  private static List<String> withoutOneOf(
      Class<? extends Annotation> kind, Collection<String> addresses) {
    List<String> paths = addresses.stream().map(path -> path.replaceAll("[?# ].*", "")).toList();
    return all(kind)
        .filter(route -> paths.stream().noneMatch(asPattern(route).asMatchPredicate()))
        .toList();
  }

  /** As {@code /children/{id}}. */
  private static Stream<String> all(Class<? extends Annotation> kind) {
    return Stream.of("inbox", "oversight")
        .flatMap(Routes::resources)
        .flatMap(
            type -> Stream.of(type.getDeclaredMethods()).map(method -> route(kind, type, method)))
        .filter(route -> !route.isEmpty() && !route.startsWith("/dev/"))
        .distinct()
        .sorted();
  }

  private static Stream<Class<?>> resources(String feature) {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("org/wardline").resolve(feature))) {
      return files
          .map(file -> CLASSES.relativize(file).toString())
          .filter(name -> name.endsWith("Resource.class"))
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .<Class<?>>map(Routes::load)
          .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String route(Class<? extends Annotation> kind, Class<?> type, Method method) {
    boolean leadsOn = method.getGenericReturnType().getTypeName().contains(ONLY_ANOTHER_ADDRESS);
    if (!method.isAnnotationPresent(kind) || (kind == GET.class && leadsOn)) {
      return "";
    }
    jakarta.ws.rs.Path rest = method.getAnnotation(jakarta.ws.rs.Path.class);
    return String.join(
            "/",
            "",
            type.getAnnotation(jakarta.ws.rs.Path.class).value(),
            rest == null ? "" : rest.value())
        .replaceAll("/+", "/")
        .replaceAll("(?<=.)/$", "");
  }

  private static Pattern asPattern(String route) {
    Matcher variable = VARIABLE.matcher(route);
    return Pattern.compile(
        variable.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null ? "[^/]+" : "(?:" + found.group(1) + ")")));
  }
}
