package org.wardline.matching;

import org.wardline.matching.probability.Weights;

/**
 * What a file of the linkage command holds: the weights, and the chance that two people have the
 * same given name, or the same family name.
 */
record Learned(Weights weights, double commonGivenName, double commonFamilyName) {}
