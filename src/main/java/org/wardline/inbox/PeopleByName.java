package org.wardline.inbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.wardline.teams.Worker;

/**
 * People as somebody types whom they mean: by their names, and several of one name by what tells
 * them apart, too. One list of a council's staff has room on a page, one for each field has not.
 */
final class PeopleByName {
  private final Map<Worker, String> names = new LinkedHashMap<>();
  private final Map<String, String> byId = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();

  /** Of different people. */
  PeopleByName(List<Worker> staff) {
    Map<String, Long> called =
        staff.stream()
            .collect(Collectors.groupingBy(one -> plain(one.name()), Collectors.counting()));
    for (Worker one : staff) {
      String name = called.get(plain(one.name())) == 1 ? one.name() : apart(one);
      names.put(one, name);
      byId.put(one.id().toString(), name);
      ids.put(plain(name), one.id().toString());
    }
  }

  private static String apart(Worker one) {
    return one.name() + ", " + (one.email() == null ? one.id() : one.email());
  }

  private static String plain(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** How these are offered for choice. */
  List<String> names(Predicate<Worker> which) {
    return names.entrySet().stream()
        .filter(one -> which.test(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** How the person with this id is offered for choice; of what is no such id, that itself. */
  String name(String id) {
    return byId.getOrDefault(id, id);
  }

  /** The id of whom somebody typed; when nobody is called so, what was typed. */
  String id(String typed) {
    return typed == null ? "" : ids.getOrDefault(plain(typed), typed);
  }

  /** What to say of a field in which nobody is named. */
  static String missing(String words, String typed) {
    return typed.isEmpty() ? words : words + ": nobody in the list is called exactly that";
  }
}
