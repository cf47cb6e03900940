package com.sparkify.bench.candidate;

import com.sparkify.bench.candidate.BaselineParts.Part;
import com.sparkify.warehouse.lake.reading.SignedGet;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads objects by the cheapest requests, which we sign ourselves. */
final class BaselineReader {
  private final SdkHttpClient http;
  private final SignedGet signedGet;

  BaselineReader(SdkHttpClient http, S3Client s3, String bucket) {
    this.http = http;
    this.signedGet = new SignedGet(s3, bucket);
  }

  byte[] get(Part part) throws IOException {
    SdkHttpRequest whole = signedGet.of(part.key());
    SdkHttpRequest request =
        part.isWhole() ? whole : whole.copy(it -> it.putHeader("Range", part.httpRange()));
    HttpExecuteResponse response =
        http.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
    try (InputStream body = response.responseBody().orElseThrow()) {
      if (!response.httpResponse().isSuccessful()) {
        throw new IOException(
            "Cannot get %s: status %d".formatted(part.key(), response.httpResponse().statusCode()));
      }
      return body.readAllBytes();
    }
  }
}
