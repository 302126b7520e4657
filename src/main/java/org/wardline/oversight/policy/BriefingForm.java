package org.wardline.oversight.policy;

import java.util.List;
import org.wardline.inbox.SpokenTime;
import org.wardline.inbox.WhatToDo;
import org.wardline.teams.BriefingText;
import org.wardline.teams.BriefingText.Block;
import org.wardline.teams.Briefings;
import org.wardline.teams.OutcomeRules;

/**
 * The page on which a manager writes what their council says to its workers.
 *
 * @param word of the reader, in the address
 * @param text as it stands in the box
 * @param seen the number of the latest version when the box was filled
 * @param error what is wrong and what to do, or null
 * @param preview how the text would read, or null when nobody asked
 * @param history one sentence for each version, the latest first
 */
record BriefingForm(
    String word,
    String title,
    String text,
    int seen,
    String error,
    Preview preview,
    List<String> history) {
  BriefingForm {
    history = List.copyOf(history);
  }

  /** What a reader would see: the steps that stay, and the council's words. */
  record Preview(List<String> steps, List<Block> blocks) {}

  /** As it is in force. */
  static BriefingForm begun(
      Briefings.Reader reader, List<Briefings.Version> versions, SpokenTime time) {
    String text = versions.isEmpty() ? "" : versions.getFirst().text().written();
    return new BriefingForm(
        reader.word(), title(reader), text, latest(versions), null, null, history(versions, time));
  }

  /** As somebody sent it to be looked at, or because something is wrong with it. */
  static BriefingForm sent(
      Briefings.Reader reader,
      BriefingText draft,
      int seen,
      String error,
      OutcomeRules expected,
      List<Briefings.Version> versions,
      SpokenTime time) {
    return new BriefingForm(
        reader.word(),
        title(reader),
        draft.written(),
        seen,
        error,
        error == null ? preview(reader, draft, expected) : null,
        history(versions, time));
  }

  public boolean isRefused() {
    return error != null;
  }

  private static Preview preview(
      Briefings.Reader reader, BriefingText draft, OutcomeRules expected) {
    return new Preview(WhatToDo.briefing(reader, draft, expected), draft.blocks());
  }

  static int latest(List<Briefings.Version> versions) {
    return versions.isEmpty() ? 0 : versions.getFirst().number();
  }

  private static String title(Briefings.Reader reader) {
    return switch (reader) {
      case ALLOCATED -> "What you say to allocated social workers";
      case DUTY -> "What you say to duty social workers";
    };
  }

  private static List<String> history(List<Briefings.Version> versions, SpokenTime time) {
    return versions.stream()
        .map(
            one ->
                "Version %d, %s, by %s%s"
                    .formatted(
                        one.number(),
                        time.moment(one.recordedAt()),
                        one.author() == null ? "an operator" : one.author(),
                        one.text().isEmpty() ? ": the words that come with Wardline" : ""))
        .toList();
  }
}
