package org.wardline.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.wardline.inbox.NotificationPage.Event;
import org.wardline.inbox.ReviewPage.Candidate;
import org.wardline.inbox.ReviewService.Candidates;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Finding;
import org.wardline.messages.CareEvent.SeenBy;
import org.wardline.notifications.OpenReview;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.organisations.Organisation;

/** Puts reviews into the words of their page. */
final class ReviewWording {
  private static final int REFERENCE_LENGTH = 8;

  private final SpokenTime time;
  private final Comparison comparison;
  private final Map<String, Organisation> organisations;

  /**
   * For a page with these.
   *
   * @param organisations by ODS code, as far as the directory has them
   */
  ReviewWording(Instant now, SealingKeys keys, Map<String, Organisation> organisations) {
    this.organisations = Map.copyOf(organisations);
    this.time = new SpokenTime(now);
    this.comparison = new Comparison(keys);
  }

  ReviewPage page(Candidates shown) {
    CareEvent event = shown.review().event();
    return new ReviewPage(
        shown.review().id().toString(),
        reference(shown),
        time.moment(shown.review().openedAt()),
        reason(shown.review().reason()),
        event(event),
        Comparison.said(event.subject()),
        candidates(shown),
        shown.review().askedAt() == null ? null : time.moment(shown.review().askedAt()),
        decided(shown.review()),
        shown.review().decidedAt());
  }

  private static String decided(OpenReview review) {
    if (!review.isDecided()) {
      return null;
    }
    return review.decision().equals("none")
        ? "It was decided that this is none of the council’s children."
        : "It was decided whose child this is; the notification was opened.";
  }

  private static String reference(Candidates shown) {
    String id = shown.review().id().toString();
    return id.substring(0, REFERENCE_LENGTH).toUpperCase(Locale.ROOT);
  }

  private List<Candidate> candidates(Candidates shown) {
    int count = shown.children().size();
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Candidate(
                    shown.children().get(i).id().toString(),
                    count == 1 ? "Child of the register" : "Child " + (i + 1) + " of the register",
                    comparison.fields(shown.review().event().subject(), shown.children().get(i)),
                    why(shown, shown.children().get(i).id())))
        .toList();
  }

  private static List<String> why(Candidates shown, UUID child) {
    return shown.review().explanations().stream()
        .filter(explanation -> explanation.child().equals(child))
        .findAny()
        .map(ExplanationWording::sentences)
        .orElse(List.of());
  }

  private Event event(CareEvent event) {
    SeenBy by = event.seenBy();
    return new Event(
        EventWording.name(event.kind()),
        EventWording.meaning(event.kind(), "the child"),
        time.moment(event.occurredAt()),
        EventWording.organisation(event.organisation().name(), event.organisation().code()),
        EventWording.telephone(
            organisations.get(event.organisation().code().toUpperCase(Locale.ROOT))),
        EventWording.setting(event.careSetting()),
        EventWording.seenBy(by == null ? null : by.name(), by == null ? null : by.role()),
        FindingWording.sentences(event.findings().stream().map(ReviewWording::code).toList()));
  }

  private static String code(Finding finding) {
    return finding.field() + ':' + finding.code();
  }

  private static String reason(String code) {
    return switch (code) {
      case "several_candidates" ->
          "Several children of the register fit the message: by NHS number, by the council’s own id,"
              + " or by names and date of birth.";
      case "disputed_number" -> "The NHS number is disputed in the register.";
      case "contradiction" -> "The message and the register contradict each other.";
      case "too_little" -> "Too little agrees to be sure that it is this child.";
      case "likely" ->
          "Names, date of birth and postcode make it likely that a child of the register is meant.";
      case "another_number" ->
          "It is very likely this child, but the register holds another NHS number for the child.";
      case "not_on_register" ->
          "The NHS holds a plan of this council for the child, but the register does not know the"
              + " child.";
      default -> "A person must look at it: " + code.replace('_', ' ') + ".";
    };
  }
}
