package org.wardline.register.loading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The format of a file, told by its first character and not by its name. */
record FormatOfFile(String name, InputStream bytes) {
  private static final int LOOKED_AT = 512;

  static FormatOfFile of(InputStream raw) throws IOException {
    InputStream bytes = new BufferedInputStream(raw, LOOKED_AT * 2);
    bytes.mark(LOOKED_AT);
    byte[] start = bytes.readNBytes(LOOKED_AT);
    bytes.reset();
    return new FormatOfFile(name(firstCharacter(start)), bytes);
  }

  RegisterFile open() throws IOException {
    return switch (name) {
      case "json" -> new JsonFile(bytes);
      case "xml" -> new XmlFile(bytes);
      default -> new CsvFile(bytes);
    };
  }

  private static String name(char first) {
    return switch (first) {
      case '{', '[' -> "json";
      case '<' -> "xml";
      default -> "csv";
    };
  }

  /** Past a byte order mark and blanks. */
  private static char firstCharacter(byte[] start) {
    for (byte one : start) {
      if (one > ' ') {
        return (char) one;
      }
    }
    return ' ';
  }
}
