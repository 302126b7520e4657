package org.wardline.teams;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads an operator's YAML file, and finds everything that is wrong with it at once. */
final class YamlFile {
  private static final int LONGEST = 2_000_000;

  private YamlFile() {}

  /**
   * @param said makes what the file says of its root; empty only where it found a fault
   */
  static <T> FileReading<T> read(String yaml, Function<FileNode, Optional<T>> said) {
    if (yaml.length() > LONGEST) {
      return faulty("file", "is longer than 2,000,000 characters: shorten it");
    }
    List<FileFault> faults = new ArrayList<>();
    try {
      Optional<T> read = said.apply(new FileNode(mapper().readTree(yaml), "", faults));
      return faults.isEmpty()
          ? new FileReading.Valid<>(read.orElseThrow())
          : new FileReading.Faulty<>(faults.stream().distinct().toList());
    } catch (JsonProcessingException bad) {
      return faulty(
          place(bad), "is no YAML: " + bad.getOriginalMessage().lines().findFirst().orElse(""));
    }
  }

  private static YAMLMapper mapper() {
    return YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  }

  private static String place(JsonProcessingException bad) {
    return bad.getLocation() == null
        ? "file"
        : "line %d, column %d"
            .formatted(bad.getLocation().getLineNr(), bad.getLocation().getColumnNr());
  }

  private static <T> FileReading<T> faulty(String path, String words) {
    return new FileReading.Faulty<>(List.of(new FileFault(path, words)));
  }
}
