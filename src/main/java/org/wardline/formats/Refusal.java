package org.wardline.formats;

/**
 * One event of a message that cannot be read as an event, beside others that can: its position in
 * the message counted from 0, the place (JSON pointer, header or position in words) and the reason.
 * Neither place nor reason repeats a value of the message.
 */
public record Refusal(int index, String place, String reason) {}
