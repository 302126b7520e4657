package org.wardline.dispatch.email;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Checks and fills an authority's own texts. They are templates with a closed vocabulary: the
 * fields of {@link MessageFields} and {@code {#if}}; anything else is refused, so that no text can
 * ever reach a child's data.
 */
@ApplicationScoped
class MessageTemplates {
  private static final int LONGEST = 20_000;
  private static final int LONGEST_SUBJECT = 120;
  private static final Variant HTML = new Variant(Locale.UK, Variant.TEXT_HTML, "UTF-8");
  private static final Variant PLAIN = new Variant(Locale.UK, Variant.TEXT_PLAIN, "UTF-8");

  private final Engine engine =
      Engine.builder()
          .addValueResolver(ValueResolvers.mapResolver())
          .addSectionHelper(new IfSectionHelper.Factory())
          .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
          .strictRendering(true)
          .build();

  /** Fills the text in; raises {@link UnusableTextException} when it may not be used. */
  Message fill(MessageText text, MessageFields fields) {
    check(text);
    return new Message(
        render(text.subject(), PLAIN, fields),
        render(text.plain(), PLAIN, fields),
        render(text.html(), HTML, fields));
  }

  private String render(String template, Variant variant, MessageFields fields) {
    try {
      return engine.parse(template, variant).data(fields.byName()).render();
    } catch (TemplateException e) {
      throw new UnusableTextException(
          "A text cannot be filled in: use only " + names() + " and {#if}.");
    }
  }

  /** Raises {@link UnusableTextException} with a sentence that says what to change. */
  void check(MessageText text) {
    checkSubject(text.subject());
    checkBody("plain text", text.plain(), PLAIN);
    checkBody("HTML text", text.html(), HTML);
  }

  private void checkSubject(String subject) {
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new UnusableTextException(
          "The subject needs 1 to " + LONGEST_SUBJECT + " characters: shorten or fill it in.");
    }
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new UnusableTextException("The subject has a line break: write it in one line.");
    }
    checkFields("subject", parse("subject", subject, PLAIN));
  }

  private void checkBody(String part, String body, Variant variant) {
    if (body == null || body.length() > LONGEST) {
      throw new UnusableTextException(
          "The " + part + " needs at most " + LONGEST + " characters: shorten it.");
    }
    Template parsed = parse(part, body, variant);
    checkFields(part, parsed);
    for (String needed : List.of("link", "reference")) {
      if (parsed.getExpressions().stream().noneMatch(e -> needed.equals(e.toOriginalString()))) {
        throw new UnusableTextException(
            "The " + part + " does not show {" + needed + "}: add it, or nobody can open it.");
      }
    }
  }

  private Template parse(String part, String template, Variant variant) {
    try {
      return engine.parse(template, variant);
    } catch (TemplateException e) {
      throw new UnusableTextException(
          "The " + part + " cannot be read: use only " + names() + " and {#if} with {/if}.");
    }
  }

  private static void checkFields(String part, Template parsed) {
    for (Expression expression : parsed.getExpressions()) {
      if (!isAllowed(expression)) {
        throw new UnusableTextException(
            "The " + part + " uses something that an e-mail cannot say: use only " + names() + '.');
      }
    }
  }

  private static boolean isAllowed(Expression expression) {
    return expression.isLiteral()
        || (!expression.hasNamespace()
            && expression.getParts().size() == 1
            && !expression.getParts().getFirst().isVirtualMethod()
            && MessageFields.NAMES.contains(expression.getParts().getFirst().getName()));
  }

  private static String names() {
    return "{" + String.join("}, {", new TreeSet<>(MessageFields.NAMES)) + "}";
  }
}
