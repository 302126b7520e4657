package org.wardline.intake;

import java.util.List;
import org.wardline.formats.Finding;
import org.wardline.intake.IntakeOutcome.RefusedEvent;
import org.wardline.intake.Reading.Format;

/** Which events of a message are taken in, and which not. */
record Decision(
    Format format,
    List<IncomingEvent> accepted,
    List<RefusedEvent> refused,
    List<Finding> findings,
    boolean heartbeat) {}
