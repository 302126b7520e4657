package org.wardline.auditor.chain;

/** The latest seal of a chain, which the next one follows. */
record Head(String chain, long number, Hash hash) {

  static Head before(String chain) {
    return new Head(chain, 0, Hash.NONE);
  }

  /** Reads what {@link #line} wrote. */
  static Head read(String line) {
    String[] words = line.split(" ", 3);
    return new Head(words[0], Long.parseLong(words[1]), new Hash(words[2]));
  }

  /** Chain, number and hash, as they are published. */
  String line() {
    return "%s %d %s".formatted(chain, number, hash.hex());
  }

  static Head of(Seal seal) {
    return new Head(seal.chain(), seal.number(), seal.hash());
  }
}
