package org.wardline.oversight.measures;

import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart as a page draws it, in units of its own; the table beside it says the same.
 *
 * @param most the highest bar's count
 */
record BarChart(
    String title, String description, int width, int height, long most, List<Bar> bars) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 220;
  private static final int BASE = 190;
  private static final int TOP = 20;
  private static final int WIDEST = 40;

  BarChart {
    bars = List.copyOf(bars);
  }

  /** One bar; its words are what a pointer over it says. */
  record Bar(double x, double y, double width, double height, String words) {}

  /** What a bar stands for, and how high it is. */
  record Value(String name, long count) {}

  static BarChart of(String title, List<Value> values) {
    long most = values.stream().mapToLong(Value::count).max().orElse(0);
    double room = (double) WIDTH / Math.max(1, values.size());
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      double height = most == 0 ? 0 : (double) value.count() / most * (BASE - TOP);
      double wide = Math.min(WIDEST, room * 0.8);
      bars.add(
          new Bar(
              rounded(i * room + (room - wide) / 2),
              rounded(BASE - height),
              rounded(wide),
              rounded(height),
              value.name() + ": " + value.count()));
    }
    return new BarChart(
        title,
        values.isEmpty() ? "Nothing to show" : "The highest is %,d".formatted(most),
        WIDTH,
        HEIGHT,
        most,
        bars);
  }

  private static double rounded(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
