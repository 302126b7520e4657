/**
 * Measures the line beside the least SQL for the same effect: {@code ./mvnw -Pbench test}. Never
 * part of verify.
 */
package org.wardline.bench;
