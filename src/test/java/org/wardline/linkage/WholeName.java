package org.wardline.linkage;

/** A name in one column: {@code Family, Given} or {@code Given Family}. */
record WholeName(String given, String family) {

  static WholeName of(String text) {
    int comma = text.indexOf(',');
    if (comma >= 0) {
      return new WholeName(text.substring(comma + 1).strip(), text.substring(0, comma).strip());
    }
    int last = text.strip().lastIndexOf(' ');
    return last < 0
        ? new WholeName("", text.strip())
        : new WholeName(text.strip().substring(0, last).strip(), text.strip().substring(last + 1));
  }
}
