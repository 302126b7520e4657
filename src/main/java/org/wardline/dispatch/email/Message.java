package org.wardline.dispatch.email;

/** An e-mail as it is read. */
public record Message(String subject, String plain, String html) {}
