package org.wardline.formats.cpis;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * One plan of a record: wall-clock times of Europe/London, to the minute. A plan with a delete date
 * was recorded in error.
 */
public record PlanInformation(
    PlanType type,
    Optional<LocalDateTime> startDate,
    Optional<LocalDateTime> endDate,
    Optional<LocalDateTime> deleteDate) {}
