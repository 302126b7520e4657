package org.wardline.auditor.chain;

/** Where reading a chain goes on: the number of the next seal. */
record Cursor(String chain, long nextSeal) {

  static Cursor atTheBeginning(String chain) {
    return new Cursor(chain, 1);
  }
}
