package com.sparkify.warehouse.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class SignedGetTest {

  @Test
  void temporaryCredentialsComeWithTheirToken() {
    SdkHttpRequest request = signed(AwsSessionCredentials.create("AKIA", "secret", "token"));

    assertThat(request.headers()).containsEntry("X-Amz-Security-Token", List.of("token"));
    assertThat(request.firstMatchingHeader("Authorization").orElseThrow())
        .contains("Credential=AKIA/", "/eu-west-1/s3/aws4_request", "x-amz-security-token");
  }

  @Test
  void theRequestGoesWhereTheClientWouldSendIt() {
    SdkHttpRequest request = signed(AwsSessionCredentials.create("AKIA", "secret", "token"));

    assertThat(request.getUri())
        .hasToString("https://sparkify-lake.s3.eu-west-1.amazonaws.com/song_data/A%20B/%25.json");
  }

  private static SdkHttpRequest signed(AwsCredentials credentials) {
    try (S3Client client =
        S3Client.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClientBuilder(ApacheHttpClient.builder())
            .build()) {
      return new SignedGet(client, "sparkify-lake").of("song_data/A B/%.json");
    }
  }
}
