package org.wardline.teams;

/**
 * What is wrong with one event of a rota, for whoever keeps it.
 *
 * @param event its UID, or its place in the file where it has none
 * @param refused whether the event was left out; else it was taken in, and this is a warning
 * @param words what is wrong, and what to do
 */
public record RotaFinding(String event, boolean refused, String words) {

  static RotaFinding refusal(String event, String words) {
    return new RotaFinding(event, true, words);
  }

  static RotaFinding warning(String event, String words) {
    return new RotaFinding(event, false, words);
  }
}
