package com.sparkify.sandbox.redshift.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.sandbox.redshift.sql.RefusedStatementException;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Accesses S3 for COPY and UNLOAD, with Redshift's error messages. */
public final class S3Objects implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_PREFETCHED_BYTES = 256 << 10;

  private final S3Client client;

  /** Needs settings with an endpoint and keys. */
  public S3Objects(S3Settings s3) {
    S3Credentials pair = s3.credentials().orElseThrow();
    var keys = AwsBasicCredentials.create(pair.accessKey(), pair.secretKey().reveal());
    client =
        S3Client.builder()
            .endpointOverride(s3.endpoint().orElseThrow())
            .forcePathStyle(true)
            .region(Region.of(s3.region().orElse("us-west-2")))
            .credentialsProvider(StaticCredentialsProvider.create(keys))
            .build();
  }

  /** The files of a COPY's manifest or prefix, at least one. */
  public List<S3File> files(S3Command copy) {
    S3File source = S3File.of(copy.location());
    List<S3File> files = copy.has("MANIFEST") ? manifest(source) : list(source);
    if (files.isEmpty()) {
      throw new RefusedStatementException(
          copy.has("MANIFEST")
              ? "Manifest file contains no entries: " + source.url()
              : "The specified S3 prefix '%s' does not exist".formatted(source.key()));
    }
    return files;
  }

  private List<S3File> manifest(S3File source) {
    List<S3File> files = new ArrayList<>();
    for (JsonNode entry : json(source).path("entries")) {
      String url = entry.path("url").asText("");
      if (!url.startsWith("s3://")) {
        throw new RefusedStatementException(
            "Manifest file has an entry without an S3 url: " + source.url());
      }
      S3File file = S3File.of(url);
      long size = entry.path("meta").path("content_length").asLong(-1);
      files.add(new S3File(file.bucket(), file.key(), size));
    }
    return files;
  }

  /** All objects under a prefix. */
  public List<S3File> list(S3File prefix) {
    String bucket = prefix.bucket();
    return call(
        prefix,
        () ->
            client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix.key()))
                .contents()
                .stream()
                .map(object -> new S3File(bucket, object.key(), object.size()))
                .toList());
  }

  /** A manifest or jsonpaths. */
  public JsonNode json(S3File file) {
    try (InputStream in = content(file).get()) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new RefusedStatementException(
          "Manifest file is not in correct json format: " + file.url());
    }
  }

  /** The content of an object; a small one is already read when this returns. */
  public IOSupplier<InputStream> content(S3File file) {
    var request = GetObjectRequest.builder().bucket(file.bucket()).key(file.key()).build();
    return file.size() >= 0 && file.size() <= MAX_PREFETCHED_BYTES
        ? call(file, () -> client.getObjectAsBytes(request))::asInputStream
        : () -> call(file, () -> client.getObject(request));
  }

  public void put(S3File file, Path content) {
    RequestBody body = RequestBody.fromFile(content);
    call(file, () -> client.putObject(r -> r.bucket(file.bucket()).key(file.key()), body));
  }

  private static <T> T call(S3File file, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      if (e instanceof S3Exception response && response.awsErrorDetails() != null) {
        String message = response.awsErrorDetails().errorMessage();
        String code = response.awsErrorDetails().errorCode();
        throw new RefusedStatementException(
            "S3ServiceException:%s,Status %d,Error %s,%s"
                .formatted(message, response.statusCode(), code, file.url()));
      }
      throw new RefusedStatementException(
          "Cannot reach %s: %s".formatted(file.url(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
