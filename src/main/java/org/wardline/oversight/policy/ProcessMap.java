package org.wardline.oversight.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.wardline.teams.EscalationPolicy;
import org.wardline.teams.EscalationPolicy.Step;
import org.wardline.teams.Route;

/**
 * The business process of one case as a drawing, made of the policy in force, so that it cannot be
 * out of date. Lengths are units of the drawing.
 *
 * @param text the same in sentences
 */
record ProcessMap(
    String title, int width, int height, List<Box> boxes, List<Arrow> arrows, List<String> text) {
  static final int WIDTH = 760;
  private static final int LANE = 360;
  private static final int GAP = 40;
  private static final int LINE = 20;
  private static final int PADDING = 12;
  private static final int LONGEST_LINE = 42;

  ProcessMap {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
    text = List.copyOf(text);
  }

  /** A box with its lines of text; kind is start, step, none or end. */
  record Box(String kind, int x, int y, int width, int height, List<Line> lines) {
    Box {
      lines = List.copyOf(lines);
    }

    private int bottom() {
      return y + height;
    }

    private int middle() {
      return x + width / 2;
    }
  }

  /** A line of text within a box. */
  record Line(int x, int y, String words) {}

  /** From the bottom of one box to the top of another. */
  record Arrow(int fromX, int fromY, int toX, int toY) {}

  /** Both ladders of a case beside each other, between what arrives and what is decided. */
  static ProcessMap of(Route route, EscalationPolicy policy) {
    Box start =
        box(
            "start",
            0,
            0,
            WIDTH,
            "The NHS tells us that a child was seen, or that somebody there opened the child’s record. "
                + PolicyWording.name(route)
                + ".");
    List<Box> day = lane(0, start.bottom() + GAP, "Office hours", policy.office(), "");
    List<Box> night =
        lane(
            WIDTH - LANE,
            start.bottom() + GAP,
            "Nights, weekends, bank holidays",
            policy.outOfHours(),
            "Nobody is called out: it waits until the office opens");
    int low = Math.max(day.getLast().bottom(), night.getLast().bottom()) + GAP;
    Box end =
        box("end", 0, low, WIDTH, String.join(". ", PolicyWording.outcome(policy.outcome())) + ".");
    List<Box> all =
        Stream.of(List.of(start), day, night, List.of(end)).flatMap(List::stream).toList();
    List<Arrow> arrows =
        Stream.concat(arrows(start, day, end).stream(), arrows(start, night, end).stream())
            .toList();
    return new ProcessMap(
        PolicyWording.name(route), WIDTH, end.bottom(), all, arrows, text(policy));
  }

  private static List<Box> lane(int x, int y, String heading, List<Step> steps, String none) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(box("lane", x, y, LANE, heading));
    List<String> words =
        steps.isEmpty() ? List.of(none) : steps.stream().map(ProcessMap::words).toList();
    for (String step : words) {
      boxes.add(
          box(steps.isEmpty() ? "none" : "step", x, boxes.getLast().bottom() + GAP, LANE, step));
    }
    return boxes;
  }

  private static String words(Step step) {
    return PolicyWording.step(step) + (step.anyTime() ? " (by day and night)" : "");
  }

  private static List<Arrow> arrows(Box start, List<Box> lane, Box end) {
    List<Arrow> arrows = new ArrayList<>();
    Box before = null;
    for (Box box : lane) {
      arrows.add(
          before == null
              ? new Arrow(box.middle(), start.bottom(), box.middle(), box.y())
              : new Arrow(box.middle(), before.bottom(), box.middle(), box.y()));
      before = box;
    }
    Box last = lane.getLast();
    arrows.add(new Arrow(last.middle(), last.bottom(), last.middle(), end.y()));
    return arrows;
  }

  private static Box box(String kind, int x, int y, int width, String words) {
    int longest = width > LANE ? LONGEST_LINE * 2 : LONGEST_LINE;
    List<String> wrapped = wrapped(words, longest);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < wrapped.size(); i++) {
      lines.add(new Line(x + PADDING, y + PADDING + LINE * i + 14, wrapped.get(i)));
    }
    return new Box(kind, x, y, width, wrapped.size() * LINE + 2 * PADDING, lines);
  }

  /** Breaks at blanks. */
  static List<String> wrapped(String words, int longest) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Arrays.asList(words.split(" "))) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static List<String> text(EscalationPolicy policy) {
    List<String> text = new ArrayList<>();
    policy.office().forEach(step -> text.add("In office hours. " + words(step)));
    policy.outOfHours().forEach(step -> text.add("Out of hours. " + words(step)));
    text.addAll(PolicyWording.outcome(policy.outcome()));
    return text;
  }
}
