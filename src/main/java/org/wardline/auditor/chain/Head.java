package org.wardline.auditor.chain;

/** The latest seal of a chain, which the next one follows. */
record Head(String chain, long number, Hash hash) {

  static Head before(String chain) {
    return new Head(chain, 0, Hash.NONE);
  }

  static Head of(Seal seal) {
    return new Head(seal.chain(), seal.number(), seal.hash());
  }
}
