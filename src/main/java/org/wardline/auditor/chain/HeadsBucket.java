package org.wardline.auditor.chain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket with one object for each chain. Its versions are locked: nobody can change or delete
 * what was once written, and an older version shows what a newer one hides.
 */
record HeadsBucket(S3AsyncClient objects, String bucket) implements HeadsStore {

  @Override
  public Uni<Void> write(Collection<Head> heads) {
    return Multi.createFrom()
        .iterable(heads)
        .onItem()
        .transformToUniAndConcatenate(this::write)
        .collect()
        .last()
        .replaceWithVoid()
        .plug(CallersContext::resume);
  }

  @Override
  public Uni<Optional<Head>> find(String chain) {
    return Uni.createFrom()
        .completionStage(
            () ->
                objects.getObject(
                    request -> request.bucket(bucket).key(key(chain)),
                    AsyncResponseTransformer.toBytes()))
        .map(object -> Optional.of(Head.read(object.asUtf8String().strip())))
        .onFailure(NoSuchKeyException.class)
        .recoverWithItem(Optional.empty())
        .plug(CallersContext::resume);
  }

  private Uni<Void> write(Head head) {
    return Uni.createFrom()
        .completionStage(
            () ->
                objects.putObject(
                    request -> request.bucket(bucket).key(key(head.chain())),
                    AsyncRequestBody.fromString(head.line() + "\n")))
        .replaceWithVoid();
  }

  private static String key(String chain) {
    return "heads/" + chain;
  }
}
