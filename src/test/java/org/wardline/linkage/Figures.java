package org.wardline.linkage;

/** How many pairs were said to be of one person, how many of them are, and how many there are. */
record Figures(long said, long right, long all) {
  double precision() {
    return said == 0 ? 1 : right / (double) said;
  }

  double recall() {
    return all == 0 ? 1 : right / (double) all;
  }

  double f1() {
    return said + all == 0 ? 1 : 2.0 * right / (said + all);
  }

  String row(String name) {
    return "%-24s %9.4f %9.4f %9.4f %9d %9d %9d"
        .formatted(name, precision(), recall(), f1(), said, right, all);
  }

  static String heading() {
    return "pairs                    precision    recall        F1      said     right       all";
  }
}
