package org.wardline.register.keeping;

import java.util.UUID;

/**
 * Which child's record somebody keeps, and how its page showed them that it is kept.
 *
 * @param mark the mark of the page, or null when it had none
 */
public record ReadChild(UUID child, String mark) {}
