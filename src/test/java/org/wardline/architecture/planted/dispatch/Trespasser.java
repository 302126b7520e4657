package org.wardline.architecture.planted.dispatch;

import org.wardline.formats.NhsNumber;

/** Breaks the table on purpose: dispatch must not know a format. */
public record Trespasser(NhsNumber number) {}
