package org.wardline.teams;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that files use for constants: {@code NOBODY_ALLOCATED} is {@code nobody-allocated}. */
final class FileNames {
  private FileNames() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Optional<E> find(String name, List<E> among) {
    return among.stream().filter(constant -> of(constant).equals(name)).findFirst();
  }

  /** {@code desktop, email}: what may stand in a place. */
  static String all(List<? extends Enum<?>> among) {
    return String.join(", ", among.stream().map(FileNames::of).toList());
  }

  static <E extends Enum<E>> List<E> constants(Class<E> type) {
    return Arrays.asList(type.getEnumConstants());
  }
}
