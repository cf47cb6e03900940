package com.sparkify.warehouse.lake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Beside the requests that the SDK's own client makes, seen before they are sent. */
class SignedGetTest {
  private static final AwsSessionCredentials TEMPORARY =
      AwsSessionCredentials.create("AKIA", "secret", "token");

  private final AtomicReference<SdkHttpRequest> sent = new AtomicReference<>();

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, lake, song_data/A/B.json,",
    "eu-west-1, lake, 'a b+c~(1)=%20*/é🎵.json',",
    "us-east-1, lake, a//b/../c.json,",
    "us-east-1, lake, /a.json,",
    "eu-west-1, lake.with.dots, a.json,",
    "us-gov-west-1, lake, a.json,",
    "cn-north-1, lake, a.json,",
    "eu-west-1, lake, a.json, https://vpce-1.s3.eu-west-1.vpce.amazonaws.com",
    "eu-west-1, lake, a b.json, http://127.0.0.1:9000"
  })
  void theRequestIsThatOfTheClient(String region, String bucket, String key, URI endpoint) {
    try (S3Client client = client(region, endpoint)) {
      SdkHttpRequest ours = new SignedGet(client, bucket).of(key);

      assertThat(catchThrowable(() -> client.getObject(get -> get.bucket(bucket).key(key))))
          .hasMessage("seen");
      SdkHttpRequest theirs = sent.get();
      assertThat(ours.getUri()).isEqualTo(theirs.getUri());
      assertThat(scope(ours)).contains("/" + region + "/s3/").isEqualTo(scope(theirs));
      assertThat(ours.headers()).containsEntry("X-Amz-Security-Token", List.of("token"));
    }
  }

  private static String scope(SdkHttpRequest request) {
    String authorization = request.firstMatchingHeader("Authorization").orElseThrow();
    return authorization.replaceFirst(", SignedHeaders.*", "");
  }

  private S3Client client(String region, URI endpoint) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(region))
            .credentialsProvider(StaticCredentialsProvider.create(TEMPORARY))
            .overrideConfiguration(override -> override.addExecutionInterceptor(new Seen()))
            .httpClientBuilder(ApacheHttpClient.builder());
    if (endpoint != null) {
      builder.endpointOverride(endpoint).forcePathStyle("127.0.0.1".equals(endpoint.getHost()));
    }
    return builder.build();
  }

  private final class Seen implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes all) {
      sent.set(context.httpRequest());
      throw new IllegalStateException("seen");
    }
  }
}
