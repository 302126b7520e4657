package org.wardline.register;

import java.time.Instant;
import java.util.UUID;

/** A line of the uploads' work list, one per child: what is wrong, what to do, since when. */
public record WorkLine(UUID childId, UploadProblem problem, Instant since) {}
