package org.wardline.formats;

/**
 * Something odd in an accepted event or message: the field was treated as unknown or read with a
 * guess, and nothing was refused. The sentence never repeats a value of the message.
 */
public record Finding(String field, String code, String sentence) {}
