/**
 * Commands that measure how well children are found without a number: {@code ./mvnw -Plinkage
 * test}, on records invented by {@code ./mvnw -Pinvent test} or on any other with ground truth.
 * Never part of verify.
 */
package org.wardline.linkage;
