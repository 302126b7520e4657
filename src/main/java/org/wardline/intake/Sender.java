package org.wardline.intake;

import java.util.Set;

/** Somebody whose credentials are known, and the ODS codes that they may speak for. */
record Sender(String id, Set<String> organisations) {}
