package org.wardline.auditor.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wardline.ObjectStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The heads in a bucket, by the SDK against a stand-in. */
@QuarkusTest
class HeadsBucketTest {

  private static final Head FIRST = new Head("X01", 1, new Hash("a".repeat(64)));
  private static final Head SECOND = new Head("X01", 2, new Hash("b".repeat(64)));
  private static final Head OTHER = new Head("X02", 7, new Hash("c".repeat(64)));

  private final ObjectStore store = new ObjectStore();
  private final S3AsyncClient client = client();
  private final HeadsBucket heads = new HeadsBucket(client, "audit-heads");

  @AfterEach
  void stop() {
    client.close();
    store.close();
  }

  @Test
  void of_a_chain_that_was_never_published_there_is_no_head() {
    assertThat(await(() -> heads.find("X01"))).isEmpty();
    assertThat(await(heads::chains)).isEmpty();
  }

  @Test
  void the_head_found_is_the_one_written_last_and_the_earlier_stay() {
    await(() -> heads.write(List.of(FIRST, OTHER)));
    await(() -> heads.write(List.of(SECOND)));

    assertThat(await(() -> heads.find("X01"))).contains(SECOND);
    assertThat(await(() -> heads.find("X02"))).contains(OTHER);
    assertThat(await(heads::chains)).containsExactlyInAnyOrder("X01", "X02");
    assertThat(store.versions("/audit-heads/heads/X01"))
        .containsExactly(FIRST.line() + "\n", SECOND.line() + "\n");
  }

  @Test
  void a_bucket_that_cannot_be_reached_is_a_failure_and_no_missing_head() {
    store.close();

    assertThatThrownBy(() -> await(() -> heads.find("X01"))).isNotNull();
  }

  private S3AsyncClient client() {
    return S3AsyncClient.builder()
        .endpointOverride(URI.create(store.endpoint()))
        .forcePathStyle(true)
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
