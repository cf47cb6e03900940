package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.error.Log;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.S3Objects;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.AWSCredentialProviderList;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.slf4j.Logger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads objects of S3 by requests that it signs itself, with S3A's credentials, proxy and
 * connection settings; see {@link SmallFileReader} for what that saves. It tries once. Whatever it
 * does not get, it leaves to another reader, which knows why, and how to wait and try again.
 */
final class SignedGetReader implements SmallFileReader {
  private static final Logger LOG = Log.get();

  /** The longest silence in one read; S3 takes tens of milliseconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** How long an S3 that asks for fewer requests gets none from here. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final SdkHttpClient http;
  private final S3Objects objects;
  private final SignedGet signedGet;
  private final SmallFileReader other;
  private volatile Instant pausedUntil = Instant.MIN;

  private SignedGetReader(
      SdkHttpClient http, S3Objects objects, SignedGet signedGet, SmallFileReader other) {
    this.http = http;
    this.objects = objects;
    this.signedGet = signedGet;
    this.other = other;
  }

  /**
   * @param other reads what this one does not get
   * @return empty if {@code fs} is not S3A, or makes requests that are not plain
   * @throws LinkageError if Hadoop is older than 3.4, or has no S3A
   */
  static Optional<SmallFileReader> of(FileSystem fs, SmallFileReader other) throws IOException {
    Optional<S3Objects> objects = S3Objects.of(fs);
    if (objects.isEmpty() || !hasCredentialsForAll(objects.get().client())) {
      return Optional.empty();
    }
    Configuration settings = fs.getConf();
    String bucket = objects.get().bucket();
    SdkHttpClient http =
        AWSClientConfig.createHttpClientBuilder(settings)
            .proxyConfiguration(AWSClientConfig.createProxyConfiguration(settings, bucket))
            .socketTimeout(TIMEOUT)
            .build();
    return Optional.of(
        new SignedGetReader(
            http, objects.get(), new SignedGet(objects.get().client(), bucket), other));
  }

  // A plugin's credentials may be valid for one object only.
  private static boolean hasCredentialsForAll(S3Client client) {
    return client.serviceClientConfiguration().credentialsProvider()
        instanceof AWSCredentialProviderList;
  }

  @Override
  public byte[] read(LakeFile file) throws IOException {
    if (!isPaused()) {
      try {
        Optional<byte[]> bytes = get(file);
        if (bytes.isPresent()) {
          return bytes.get();
        }
      } catch (IOException | RuntimeException e) { // Credential providers throw anything.
        LOG.debug("Not read by a signed GET: {}", file.path(), e);
      }
    }
    return other.read(file);
  }

  private Optional<byte[]> get(LakeFile file) throws IOException {
    String key = objects.key(file.path());
    HttpExecuteResponse response =
        http.prepareRequest(HttpExecuteRequest.builder().request(signedGet.of(key)).build()).call();
    AbortableInputStream body =
        response.responseBody().orElseGet(AbortableInputStream::createEmpty);
    int status = response.httpResponse().statusCode();
    if (status != HttpStatusCode.OK) {
      pauseAfter(status, file);
      body.close();
      return Optional.empty();
    }
    byte[] bytes = body.readNBytes((int) file.size() + 1);
    if (bytes.length > file.size()) {
      body.abort(); // close() would read to the end.
    } else {
      body.close();
    }
    return Optional.of(bytes);
  }

  // What S3 refuses for one object, it will hardly grant for the next.
  private void pauseAfter(int status, LakeFile file) {
    if (status == HttpStatusCode.NOT_FOUND) {
      return;
    }
    boolean isTransient =
        status >= HttpStatusCode.INTERNAL_SERVER_ERROR
            || status == HttpStatusCode.THROTTLING
            || status == HttpStatusCode.REQUEST_TIMEOUT;
    if (!isPaused()) {
      LOG.info(
          "S3 returned status {} for {}: reading through the file system", status, file.path());
    }
    pausedUntil = isTransient ? Instant.now().plus(PAUSE) : Instant.MAX;
  }

  private boolean isPaused() {
    return Instant.now().isBefore(pausedUntil);
  }

  @Override
  public void close() {
    http.close();
  }
}
