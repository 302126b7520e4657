package org.wardline.matching;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.matching.StoredEvents.Stored;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.data.Batch;
import org.wardline.register.Children.Found;

/**
 * Looks for children with the name and date of birth of events that no number and no local id
 * brought to anybody. One narrow question to all authorities; answers ids only.
 */
@ApplicationScoped
class Namesakes {
  private record Wanted(
      UUID event, String given, String family, LocalDate born, String authority) {}

  private final Batch batch;

  Namesakes(Batch batch) {
    this.batch = batch;
  }

  Uni<List<Found>> find(List<Stored> events, List<Found> byNumber) {
    Set<UUID> found = byNumber.stream().map(Found::event).collect(Collectors.toSet());
    return batch.query(
        """
        select cast(json_build_object(
            'event', f.event_id, 'authority', f.authority_id, 'child', f.child_id) as text)
        from find_namesakes(cast(cast(?1 as text) as jsonb)) f
        """,
        events.stream()
            .filter(stored -> !found.contains(stored.id()))
            .map(Namesakes::wanted)
            .filter(w -> w.born() != null && w.given() != null && w.family() != null)
            .toList(),
        Found.class);
  }

  private static Wanted wanted(Stored stored) {
    Subject subject = stored.event().subject();
    return new Wanted(
        stored.id(),
        subject.givenName(),
        subject.familyName(),
        subject.dateOfBirth(),
        stored.event().addressedTo());
  }
}
