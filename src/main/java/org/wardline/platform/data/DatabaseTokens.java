package org.wardline.platform.data;

import io.quarkus.credentials.CredentialsProvider;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/**
 * Logs in to a database of AWS without a password: each new connection gets a token, signed with
 * the process's own role and good for a quarter of an hour. The name of the credentials provider is
 * the database role to log in as.
 */
@ApplicationScoped
class DatabaseTokens implements CredentialsProvider {

  private static final Duration GOOD_FOR = Duration.ofMinutes(15);
  private static final String SCHEME = "https://";

  private final TokensConfig config;
  private final Clock clock;
  private final AwsCredentialsProvider own;

  @Inject
  DatabaseTokens(TokensConfig config, Clock clock) {
    this(config, clock, DefaultCredentialsProvider.builder().build());
  }

  DatabaseTokens(TokensConfig config, Clock clock, AwsCredentialsProvider own) {
    this.config = config;
    this.clock = clock;
    this.own = own;
  }

  /** May wait for the process's own credentials, but for nothing else. */
  @Override
  public Map<String, String> getCredentials(String role) {
    return Map.of(USER_PROPERTY_NAME, role, PASSWORD_PROPERTY_NAME, token(role));
  }

  @Override
  public Uni<Map<String, String>> getCredentialsAsync(String role) {
    return Uni.createFrom()
        .item(() -> getCredentials(role))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private String token(String role) {
    AwsCredentials credentials = own.resolveCredentials();
    return AwsV4HttpSigner.create()
        .sign(
            request ->
                request
                    .identity(credentials)
                    .request(connect(role))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, config.region())
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, GOOD_FOR)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request()
        .getUri()
        .toString()
        .substring(SCHEME.length());
  }

  private SdkHttpRequest connect(String role) {
    return SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create(SCHEME + config.endpoint().orElseThrow(DatabaseTokens::noEndpoint) + "/"))
        .putRawQueryParameter("Action", "connect")
        .putRawQueryParameter("DBUser", role)
        .build();
  }

  private static IllegalStateException noEndpoint() {
    return new IllegalStateException(
        "a token needs the database's host and port: set WARDLINE_DATABASE_ENDPOINT");
  }
}
