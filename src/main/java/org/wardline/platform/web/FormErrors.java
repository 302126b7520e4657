package org.wardline.platform.web;

import java.util.List;

/** What is wrong with a form that was sent, in the order of its fields. */
public record FormErrors(List<FormError> all) {
  public static final FormErrors NONE = new FormErrors(List.of());

  public FormErrors {
    all = List.copyOf(all);
  }

  /** A field, by the id of its first input, and what to do about it. */
  public record FormError(String field, String words) {}

  /** Only one thing is wrong. */
  public static FormErrors of(String field, String words) {
    return new FormErrors(List.of(new FormError(field, words)));
  }

  public boolean any() {
    return !all.isEmpty();
  }

  /** What to do about a field, or null. */
  public String of(String field) {
    return all.stream()
        .filter(error -> error.field().equals(field))
        .map(FormError::words)
        .findFirst()
        .orElse(null);
  }

  /** A page says in its title, too, that something is wrong. */
  public String title(String title) {
    return any() ? "Error: " + title : title;
  }
}
