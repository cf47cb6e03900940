package com.sparkify.warehouse.lake.reading;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.AWSCredentialProviderList;
import org.apache.hadoop.fs.s3a.S3AEncryptionMethods;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(SignedGetReader.class);
  private static final String SCHEME = "s3://";

  /** The longest silence in one read; S3 takes tens of milliseconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** How long an S3 that asks for fewer requests gets none from here. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * S3A's settings, and EMR's additions, with which a request says more, goes elsewhere or is
   * signed otherwise, unless they are absent or false.
   */
  private static final List<String> SPECIAL_REQUESTS =
      List.of(
          "fs.s3a.requester.pays.enabled",
          "fs.s3a.accesspoint.arn",
          "fs.s3a.endpoint.fips",
          "fs.s3a.signing-algorithm",
          "fs.s3a.s3.signing-algorithm",
          "fs.s3a.http.signer.enabled",
          "fs.s3a.s3.client.factory.impl",
          "fs.s3a.audit.execution.interceptors",
          "fs.s3a.access.grants.enabled");

  private final SdkHttpClient http;
  private final SignedGet signedGet;
  private final SmallFileReader other;
  private volatile Instant pausedUntil = Instant.MIN;

  private SignedGetReader(SdkHttpClient http, SignedGet signedGet, SmallFileReader other) {
    this.http = http;
    this.signedGet = signedGet;
    this.other = other;
  }

  /**
   * @param other reads what this one does not get
   * @return empty if {@code fs} is not S3A, or makes requests that are not plain
   * @throws LinkageError if Hadoop is older than 3.4, or has no S3A
   */
  static Optional<SmallFileReader> of(FileSystem fs, SmallFileReader other) throws IOException {
    if (!(fs instanceof S3AFileSystem s3a)) {
      return Optional.empty();
    }
    S3Client client = s3a.getS3AInternals().getAmazonS3Client("read small objects");
    if (!isPlain(s3a, client)) {
      return Optional.empty();
    }
    Configuration settings = s3a.getConf();
    SdkHttpClient http =
        AWSClientConfig.createHttpClientBuilder(settings)
            .proxyConfiguration(AWSClientConfig.createProxyConfiguration(settings, s3a.getBucket()))
            .socketTimeout(TIMEOUT)
            .build();
    return Optional.of(new SignedGetReader(http, new SignedGet(client, s3a.getBucket()), other));
  }

  private static boolean isPlain(S3AFileSystem s3a, S3Client client) {
    return !s3a.isCSEEnabled()
        && s3a.getS3EncryptionAlgorithm() != S3AEncryptionMethods.SSE_C
        && SPECIAL_REQUESTS.stream()
            .map(key -> s3a.getConf().getTrimmed(key, ""))
            .allMatch(value -> value.isEmpty() || value.equals("false"))
        // A plugin's credentials may be valid for one object only.
        && client.serviceClientConfiguration().credentialsProvider()
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
    String key = file.path().substring(file.path().indexOf('/', SCHEME.length()) + 1);
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
