package org.wardline.oversight.desk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.OpenChildren;
import org.wardline.inbox.Visit;
import org.wardline.notifications.Desk;
import org.wardline.teams.Worker;

/** Leads from what an entry of the trail is about to its page, where the reader may open it. */
@ApplicationScoped
class SubjectLinks {
  private static final String CHILD = "child:";
  private static final String NOTIFICATION = "notification:";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final OpenChildren children;
  private final Desk notifications;

  SubjectLinks(OpenChildren children, Desk notifications) {
    this.children = children;
    this.notifications = notifications;
  }

  /** Paths by subject, in the caller's transaction; most subjects have none. */
  Uni<Map<String, String>> find(Worker reader, Collection<String> subjects) {
    return children
        .among(reader, ids(CHILD, subjects))
        .chain(
            open ->
                notifications
                    .among(reader, ids(NOTIFICATION, subjects))
                    .map(
                        seen ->
                            Stream.concat(
                                    open.stream().map(id -> Link.of(CHILD, id, Visit.CHILDREN)),
                                    seen.stream()
                                        .map(id -> Link.of(NOTIFICATION, id, Visit.NOTIFICATIONS)))
                                .collect(Collectors.toMap(Link::subject, Link::path))));
  }

  private record Link(String subject, String path) {
    private static Link of(String kind, UUID id, String pages) {
      return new Link(kind + id, pages + '/' + id);
    }
  }

  private static List<UUID> ids(String kind, Collection<String> subjects) {
    return subjects.stream()
        .filter(subject -> subject.startsWith(kind))
        .map(subject -> subject.substring(kind.length()))
        .filter(id -> ID.matcher(id).matches())
        .distinct()
        .map(UUID::fromString)
        .toList();
  }
}
