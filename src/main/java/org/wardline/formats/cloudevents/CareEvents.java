package org.wardline.formats.cloudevents;

import java.util.List;
import org.wardline.formats.Refusal;

/** What one body held: the care events that could be read, and those that could not. */
public record CareEvents(List<ReceivedCareEvent> accepted, List<Refusal> refused) {}
