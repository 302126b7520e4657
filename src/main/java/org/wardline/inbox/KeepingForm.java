package org.wardline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;

/**
 * What was sent of the forms about one child's record, and what is wrong with it.
 *
 * @param seen the mark of what the page showed, or null
 * @param act which of the forms it is
 * @param custodian the id of who is to keep a restricted record, or empty
 * @param deputy the id of who keeps it beside them, or empty
 * @param worker the id of who is to be barred, or may know of the child again, or empty
 * @param reference of a court's order, or empty
 */
record KeepingForm(
    String seen,
    String act,
    String custodian,
    String deputy,
    String worker,
    String reference,
    FormErrors errors) {
  static final KeepingForm EMPTY = new KeepingForm(null, "", "", "", "", "", FormErrors.NONE);
  private static final int LONGEST_REFERENCE = 100;

  /** The fields as they were sent; each may be null. */
  public record Sent(
      @RestForm String seen,
      @RestForm String act,
      @RestForm String custodian,
      @RestForm String deputy,
      @RestForm String worker,
      @RestForm String reference) {}

  static KeepingForm of(Sent sent, PeopleByName people) {
    KeepingForm form =
        new KeepingForm(
            sent.seen(),
            text(sent.act()),
            text(people.id(sent.custodian())),
            text(people.id(sent.deputy())),
            text(people.id(sent.worker())),
            text(sent.reference()),
            FormErrors.NONE);
    return form.with(new FormErrors(form.findErrors()));
  }

  private KeepingForm with(FormErrors wrong) {
    return new KeepingForm(seen, act, custodian, deputy, worker, reference, wrong);
  }

  /** The same form; these two cannot keep the record. */
  KeepingForm keepersRefused() {
    return with(
        FormErrors.of(
            "custodian",
            "Select two different people who work here, answer notifications as worker, duty, eds or"
                + " manager, have an e-mail address, and are not barred from the child"));
  }

  /** What was written; it was sent from a page that is out of date, so that nobody stays chosen. */
  KeepingForm notRead() {
    return new KeepingForm(
        null,
        act,
        "",
        "",
        "",
        reference,
        FormErrors.of(
            "how-it-is-kept",
            "This was changed since you opened the page. Read how it stands now, then choose again"));
  }

  /** The same form; nobody makes themselves a keeper. */
  KeepingForm namedThemselves() {
    return with(
        FormErrors.of(
            "custodian",
            "Select two people other than yourself: nobody makes themselves custodian or deputy"));
  }

  /** The same form; the bar would leave the child to nobody. */
  KeepingForm nobodyLeft(String role) {
    return with(
        FormErrors.of(
            "worker",
            "Nobody else who is there in the role %s may know of the child: lift another bar first, or give somebody else the role"
                .formatted(role)));
  }

  boolean isRefused() {
    return errors.any();
  }

  /** Empty for a form that there is not; to be asked when nothing is wrong. */
  Optional<KeepingAct> asAct() {
    return switch (act) {
      case "restrict" -> Optional.of(new KeepingAct.Restrict(id(custodian), id(deputy)));
      case "lift" -> Optional.of(new KeepingAct.Lift());
      case "bar" -> Optional.of(new KeepingAct.Bar(id(worker)));
      case "unbar" -> Optional.of(new KeepingAct.Unbar(id(worker)));
      case "hold" -> Optional.of(new KeepingAct.Hold(reference));
      case "release" -> Optional.of(new KeepingAct.Release());
      case "remove" -> Optional.of(new KeepingAct.RemoveWrongEvents());
      default -> Optional.empty();
    };
  }

  private List<FormError> findErrors() {
    List<FormError> wrong = new ArrayList<>();
    switch (act) {
      case "restrict" -> {
        select(custodian, "custodian", "Select the custodian", wrong);
        select(deputy, "deputy", "Select the deputy", wrong);
      }
      case "bar", "unbar" ->
          select(worker, "worker", "Select who must not know of the child", wrong);
      case "hold" -> {
        if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
          wrong.add(
              new FormError(
                  "reference", "Enter the reference of the order, in 100 characters or less"));
        }
      }
      default -> {
        // The other forms have no field
      }
    }
    return wrong;
  }

  private static void select(String chosen, String field, String words, List<FormError> wrong) {
    if (AnswerForm.findId(chosen).isEmpty()) {
      wrong.add(new FormError(field, PeopleByName.missing(words, chosen)));
    }
  }

  private static UUID id(String chosen) {
    return AnswerForm.findId(chosen).orElseThrow();
  }

  private static String text(String sent) {
    return sent == null ? "" : sent.strip();
  }
}
