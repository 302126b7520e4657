package org.wardline.linkage;

import org.wardline.matching.probability.Likely.Band;

/** Two records that may be of one person: their places, the score, and the decision. */
record Pair(int left, int right, double score, Band band) {}
