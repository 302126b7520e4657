package org.wardline.auditor.statement;

import java.time.LocalDate;
import java.util.Optional;

/** One day's statement as it was made. */
record DailyStatement(LocalDate day, String body, int differences, Optional<byte[]> signature) {}
