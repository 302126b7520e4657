package org.wardline.auditor.chain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wardline.platform.CallersContext;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket with one object for each chain. Its versions are locked: nobody can change or delete
 * what was once written, and an older version shows what a newer one hides.
 */
record HeadsBucket(S3AsyncClient objects, String bucket) implements HeadsStore {

  private static final String PREFIX = "heads/";
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(10);

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
                    request ->
                        request
                            .bucket(bucket)
                            .key(key(chain))
                            .overrideConfiguration(HeadsBucket::inTime),
                    AsyncResponseTransformer.toBytes()))
        .map(object -> Optional.of(Head.read(object.asUtf8String().strip())))
        .onFailure(NoSuchKeyException.class)
        .recoverWithItem(Optional.empty())
        .plug(CallersContext::resume);
  }

  /** A bucket tells a thousand at once, which are more than there are councils. */
  @Override
  public Uni<Set<String>> chains() {
    return Uni.createFrom()
        .completionStage(
            () ->
                objects.listObjectsV2(
                    request ->
                        request
                            .bucket(bucket)
                            .prefix(PREFIX)
                            .overrideConfiguration(HeadsBucket::inTime)))
        .map(HeadsBucket::names)
        .plug(CallersContext::resume);
  }

  private static Set<String> names(ListObjectsV2Response found) {
    return found.contents().stream()
        .map(object -> object.key().substring(PREFIX.length()))
        .collect(Collectors.toSet());
  }

  private Uni<Void> write(Head head) {
    return Uni.createFrom()
        .completionStage(
            () ->
                objects.putObject(
                    request ->
                        request
                            .bucket(bucket)
                            .key(key(head.chain()))
                            .overrideConfiguration(HeadsBucket::inTime),
                    AsyncRequestBody.fromString(head.line() + "\n")))
        .replaceWithVoid();
  }

  /** A head is one line: what takes longer does not come any more. */
  private static void inTime(AwsRequestOverrideConfiguration.Builder call) {
    call.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL);
  }

  private static String key(String chain) {
    return PREFIX + chain;
  }
}
