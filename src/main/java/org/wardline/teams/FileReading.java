package org.wardline.teams;

import java.util.List;

/**
 * What came of reading an operator's file.
 *
 * @param <T> what such a file says
 */
sealed interface FileReading<T> {
  /** It can be put in force. */
  record Valid<T>(T said) implements FileReading<T> {}

  /** It cannot; everything that is wrong, in the order of the file. */
  record Faulty<T>(List<FileFault> faults) implements FileReading<T> {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
