package org.wardline.mesh;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Organisation;
import org.wardline.formats.cpis.AccessNotification;
import org.wardline.formats.cpis.AccessNotificationWriter;
import org.wardline.formats.cpis.Author.AssignedAuthor;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponse.ReturnedRecord;
import org.wardline.formats.cpis.FileResponseWriter;
import org.wardline.formats.cpis.Query;
import org.wardline.formats.cpis.ReadRecord;
import org.wardline.formats.cpis.ReadUpload;
import org.wardline.formats.cpis.RecordAccess;
import org.wardline.formats.cpis.UploadReader;
import org.wardline.formats.cpis.UploadRecord;
import org.wardline.register.DemoCouncil.DemoChild;

/** Plays CP-IS towards the council's mailbox on this machine; absent from the live build. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class CpisPlayer {

  private static final String COUNCIL = "LOCAL01";
  private static final String OWN = "LOCAL02";
  private static final String SECRET = "local";
  private static final int LARGEST = 10_000_000;

  private final MeshClients clients;
  private final Clock clock;
  private final UploadReader uploads = new UploadReader(LARGEST);

  CpisPlayer(MeshClients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** A nurse opened the child's record five minutes ago. */
  Uni<Void> sendAccess(String authority, DemoChild child) {
    AccessNotification message = notification(authority, child);
    return send("CPIS_ASN", out -> new AccessNotificationWriter().write(message, out));
  }

  /** Answers every upload that waits: loads all records, or all but the first. */
  Uni<Integer> answerUploads(boolean refuseFirst) {
    MeshClient client = clients.open(OWN, SECRET);
    return client
        .list("CPIS_UPLOAD")
        .chain(
            ids ->
                Multi.createFrom()
                    .iterable(ids)
                    .onItem()
                    .transformToUniAndConcatenate(id -> answer(client, id, refuseFirst))
                    .collect()
                    .last()
                    .replaceWith(ids.size()));
  }

  private Uni<Void> answer(MeshClient client, String id, boolean refuseFirst) {
    return client
        .download(id)
        .chain(found -> answer(found.orElseThrow().body().getBytes(), refuseFirst))
        .chain(() -> client.acknowledge(id));
  }

  private Uni<Void> answer(byte[] file, boolean refuseFirst) {
    List<ReadRecord> records = new ArrayList<>();
    ReadUpload upload = uploads.read(file, Optional.empty(), records::add);
    FileResponse response = response(upload, records, refuseFirst);
    return send("CPIS_UPLOAD_ACK", out -> new FileResponseWriter().write(response, out));
  }

  private static FileResponse response(
      ReadUpload upload, List<ReadRecord> records, boolean refuseFirst) {
    int refused = refuseFirst ? 1 : 0;
    return new FileResponse(
        upload.header(),
        List.of(refuseFirst ? FileCode.CPF03 : FileCode.CPF02),
        IntStream.rangeClosed(1, records.size()).mapToObj(k -> answer(k, k <= refused)).toList(),
        Optional.of(refused),
        Optional.of(records.size() - refused),
        records.stream().map(record -> returned(record, refused)).toList(),
        List.of());
  }

  private static RecordAnswer answer(int position, boolean refused) {
    return new RecordAnswer(
        Optional.of(refused ? RecordCode.CPR01 : RecordCode.CPR06), Optional.of(position));
  }

  private static ReturnedRecord returned(ReadRecord read, int refused) {
    return read.position() <= refused
        ? new ReturnedRecord(false, read.record())
        : new ReturnedRecord(true, new UploadRecord(List.of(), read.record().subjects()));
  }

  private AccessNotification notification(String authority, DemoChild child) {
    var query =
        new Query(
            0,
            uuid(),
            clock.instant().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS),
            nurse(),
            NhsNumber.find(child.nhsNumber()),
            Optional.of(new LocalId(child.localId(), Optional.of(authority))),
            List.of());
    return new AccessNotification(
        Optional.of(uuid()),
        Optional.of(clock.instant()),
        Optional.of(authority),
        List.of(new RecordAccess(1, Optional.of("1"), List.of(query))),
        List.of(),
        List.of());
  }

  private static AssignedAuthor nurse() {
    return new AssignedAuthor(
        Optional.of("R8001"),
        Optional.of("Nurse Access Role"),
        Optional.of("200000000001"),
        Optional.empty(),
        Optional.of("Nina Nurseone"),
        new Organisation("RXX01", Optional.of("EXAMPLE GENERAL HOSPITAL")));
  }

  private Uni<Void> send(String workflow, Consumer<ByteArrayOutputStream> writer) {
    var out = new ByteArrayOutputStream();
    writer.accept(out);
    return clients
        .open(OWN, SECRET)
        .send(
            new OutgoingMessage(
                COUNCIL,
                workflow,
                UUID.randomUUID().toString(),
                Optional.of("cpis.xml"),
                Buffer.buffer(out.toByteArray())))
        .replaceWithVoid();
  }

  private static String uuid() {
    return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
  }
}
