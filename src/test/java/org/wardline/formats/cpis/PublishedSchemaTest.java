package org.wardline.formats.cpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * Holds the stored samples, and what we write, against the schemas that NHS England published,
 * which are no part of this project: {@code -Dwardline.cpis.xsd=folder} names them, {@code
 * ../shared/cpis/xsd} is the default.
 */
class PublishedSchemaTest {

  private final Path schemas =
      Path.of(System.getProperty("wardline.cpis.xsd", "../shared/cpis/xsd"));

  @BeforeEach
  void needs_the_published_schemas() {
    boolean present = Files.isDirectory(schemas.resolve("Schemas"));
    if (!present) {
      System.err.println("NOT CHECKED: the samples against the published CP-IS schemas.");
    }
    assumeTrue(
        present,
        "NOT CHECKED: the published CP-IS schemas are not at "
            + schemas
            + "; name their folder with -Dwardline.cpis.xsd=…");
  }

  @Test
  void the_access_notifications_are_valid() throws Exception {
    Schema schema = schema("REPC_MT000004GB01.xsd");

    validate(schema, Samples.TWO_CHILDREN);
    validate(schema, Samples.EMPTY);
  }

  @Test
  void another_message_is_not_valid() throws Exception {
    Schema schema = schema("REPC_MT000004GB01.xsd");

    assertThatThrownBy(() -> validate(schema, "06-InactiveNHSNumber-2.xml"))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void the_other_samples_are_valid_or_not_as_their_names_say() throws Exception {
    Schema upload = schema("REPC_MT000002GB01.xsd");

    validate(upload, "01-LAUpload-4records.xml");
    validate(schema("REPC_MT000003GB01.xsd"), "02-FileResponse-CPF03-partial.xml");
    assertThatThrownBy(() -> validate(upload, "bad-01-LAUpload-UCP-without-end.xml"))
        .isInstanceOf(SAXException.class);
    assertThatThrownBy(() -> validate(upload, "bad-01-LAUpload-date-not-12-digits.xml"))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void written_uploads_are_valid() throws Exception {
    Schema schema = schema("REPC_MT000002GB01.xsd");

    for (int i = 0; i < 100; i++) {
      List<UploadRecord> records = Messages.uploadRecords().sample();
      UploadHeader header = Messages.uploadHeader(records.size()).sample();
      validate(schema, out -> new UploadWriter().write(header, records.iterator(), out));
    }
  }

  @Test
  void written_file_responses_are_valid() throws Exception {
    Schema schema = schema("REPC_MT000003GB01.xsd");

    for (int i = 0; i < 100; i++) {
      FileResponse response = Messages.fileResponse().sample();
      validate(schema, out -> new FileResponseWriter().write(response, out));
    }
  }

  @Test
  void written_access_notifications_are_valid() throws Exception {
    Schema schema = schema("REPC_MT000004GB01.xsd");

    for (int i = 0; i < 100; i++) {
      AccessNotification notification = Messages.accessNotification().sample();
      validate(schema, out -> new AccessNotificationWriter().write(notification, out));
    }
  }

  @Test
  void written_inactive_numbers_are_valid() throws Exception {
    Schema schema = schema("REPC_MT000005GB01.xsd");
    validate(schema, "06-InactiveNHSNumber-2.xml");

    for (int i = 0; i < 100; i++) {
      InactiveNumbers message = Messages.inactiveNumbers().sample();
      validate(schema, out -> new InactiveNumbersWriter().write(message, out));
    }
  }

  private static void validate(Schema schema, Consumer<ByteArrayOutputStream> writer)
      throws Exception {
    var out = new ByteArrayOutputStream();
    writer.accept(out);
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(out.toByteArray())));
  }

  private Schema schema(String name) throws SAXException {
    var factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory.setProperty("jdk.xml.maxOccurLimit", "0");
    return factory.newSchema(schemas.resolve("Schemas").resolve(name).toFile());
  }

  private static void validate(Schema schema, String sample) throws Exception {
    byte[] bytes = Samples.bytes(sample);
    assertThat(bytes).isNotEmpty();
    schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(bytes)));
  }
}
