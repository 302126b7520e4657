package org.wardline.dispatch.email;

/**
 * The text of an authority's e-mails, as Qute templates that can use the fields of {@link
 * MessageFields} and nothing else.
 */
public record MessageText(String subject, String plain, String html) {}
