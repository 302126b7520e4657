/**
 * Whether two records are of one person, by what they say of it: the model of Fellegi and Sunter
 * with a third kind of pair, people of one household. Plain Java, in memory; weights are factors of
 * odds.
 */
package org.wardline.matching.probability;
