package org.wardline.teams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A council's own words to its workers: paragraphs, and lists of lines that begin with a hyphen. It
 * knows no markup, so that nothing in it is more than words.
 *
 * @param written as somebody wrote it, without blanks at its ends
 */
public record BriefingText(String written) {
  /** The most characters. */
  public static final int LONGEST = 4000;

  private static final String ITEM = "- ";

  public BriefingText {
    written = written == null ? "" : written.replace("\r\n", "\n").replace('\r', '\n').strip();
  }

  /** A paragraph of one line or more, or a list of items. */
  public record Block(boolean list, List<String> lines) {
    public Block {
      lines = List.copyOf(lines);
    }
  }

  /** What is wrong and what to do, or null. */
  public String error() {
    if (written.length() > LONGEST) {
      return "Shorten the text to %,d characters or less: it has %,d"
          .formatted(LONGEST, written.length());
    }
    return written.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
        ? "Write the text without tabs and other control characters"
        : null;
  }

  /** Whether there are none, so that those which come with Wardline are said. */
  public boolean isEmpty() {
    return written.isEmpty();
  }

  /** In order; a line that begins with a hyphen and a blank is an item. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (String part : written.split("\n\\s*\n", -1)) {
      List<String> lines = new ArrayList<>();
      boolean list = false;
      for (String line : Arrays.asList(part.strip().split("\n", -1))) {
        boolean item = line.strip().startsWith(ITEM);
        if (item != list && !lines.isEmpty()) {
          blocks.add(new Block(list, lines));
          lines.clear();
        }
        list = item;
        lines.add(item ? line.strip().substring(ITEM.length()).strip() : line.strip());
      }
      blocks.add(new Block(list, lines));
    }
    return isEmpty() ? List.of() : blocks;
  }
}
