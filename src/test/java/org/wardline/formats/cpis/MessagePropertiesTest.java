package org.wardline.formats.cpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wardline.formats.UnreadableMessageException;

/** What is written is read again as the same records, and no bytes do anything unforeseen. */
class MessagePropertiesTest {

  private static final int LIMIT = 4_000_000;

  @Property(tries = 300)
  void an_upload_is_read_as_it_was_written(@ForAll("uploads") List<UploadRecord> records) {
    UploadHeader header = Messages.uploadHeader(records.size()).sample();
    byte[] written = written(out -> new UploadWriter().write(header, records.iterator(), out));
    var read = new ArrayList<ReadRecord>();

    ReadUpload upload = new UploadReader(LIMIT).read(written, Optional.empty(), read::add);

    assertThat(upload).isEqualTo(new ReadUpload(header, records.size(), List.of()));
    assertThat(read).extracting(ReadRecord::record).isEqualTo(records);
    assertThat(read).extracting(ReadRecord::findings).containsOnly(List.of());
  }

  @Property(tries = 300)
  void a_file_response_is_read_as_it_was_written(@ForAll("responses") FileResponse response) {
    byte[] written = written(out -> new FileResponseWriter().write(response, out));

    assertThat(new FileResponseReader(LIMIT).read(written)).isEqualTo(response);
  }

  @Property(tries = 300)
  void an_access_notification_is_read_as_it_was_written(
      @ForAll("notifications") AccessNotification notification) {
    byte[] written = written(out -> new AccessNotificationWriter().write(notification, out));

    assertThat(new AccessNotificationReader(LIMIT).read(written)).isEqualTo(notification);
  }

  @Property(tries = 300)
  void inactive_numbers_are_read_as_they_were_written(@ForAll("inactive") InactiveNumbers message) {
    byte[] written = written(out -> new InactiveNumbersWriter().write(message, out));

    assertThat(new InactiveNumbersReader(LIMIT).read(written)).isEqualTo(message);
  }

  @Property(tries = 500)
  void arbitrary_bytes_are_read_or_refused_with_the_documented_exception(@ForAll byte[] anything) {
    readOrRefuse(anything);
  }

  @Property(tries = 1_000)
  void damaged_messages_are_read_or_refused_with_the_documented_exception(
      @ForAll("damaged") byte[] damaged) {
    readOrRefuse(damaged);
  }

  @Provide
  Arbitrary<List<UploadRecord>> uploads() {
    return Messages.uploadRecords();
  }

  @Provide
  Arbitrary<FileResponse> responses() {
    return Messages.fileResponse();
  }

  @Provide
  Arbitrary<AccessNotification> notifications() {
    return Messages.accessNotification();
  }

  @Provide
  Arbitrary<InactiveNumbers> inactive() {
    return Messages.inactiveNumbers();
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Arbitraries.of(
            "01-LAUpload-4records.xml",
            "02-FileResponse-CPF03-partial.xml",
            "06-InactiveNHSNumber-2.xml",
            Samples.TWO_CHILDREN)
        .map(Samples::bytes)
        .flatMap(
            sample ->
                Arbitraries.integers()
                    .between(0, sample.length - 1)
                    .flatMap(
                        at -> Arbitraries.integers().between(0, 255).map(b -> hit(sample, at, b))));
  }

  private static byte[] hit(byte[] sample, int at, int value) {
    byte[] damaged = value % 7 == 0 ? Arrays.copyOf(sample, at + 1) : sample.clone();
    damaged[at] = (byte) value;
    return damaged;
  }

  private static void readOrRefuse(byte[] bytes) {
    List<Consumer<byte[]>> readers =
        List.of(
            MessageKind::find,
            message -> new UploadReader(LIMIT).read(message, Optional.of(41L), record -> {}),
            message -> new FileResponseReader(LIMIT).read(message),
            message -> new AccessNotificationReader(LIMIT).read(message),
            message -> new InactiveNumbersReader(LIMIT).read(message));
    for (Consumer<byte[]> reader : readers) {
      try {
        reader.accept(bytes);
      } catch (UnreadableMessageException refused) {
        assertThat(refused.reason()).isNotBlank();
        assertThat(refused.getMessage()).doesNotContain("99900000", "Example", "L-100");
      }
    }
  }

  private static byte[] written(Consumer<ByteArrayOutputStream> writer) {
    var out = new ByteArrayOutputStream();
    writer.accept(out);
    return out.toByteArray();
  }
}
