package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
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
 * Reads small objects of a bucket whole, by plain signed requests with S3A's credentials, proxy and
 * connection settings. What S3A and the AWS SDK's S3 client do around a request is, as measured,
 * half of the CPU of a cold run over 14,896 objects. One attempt each: the file system is the one
 * that tries again.
 */
final class SmallObjects implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallObjects.class);
  private static final String SCHEME = "s3://";

  /** How long one read may be silent; S3 takes tens of milliseconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** How long S3A, which knows how to slow down, is left alone with an S3 that asks for it. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final SdkHttpClient http;
  private final SignedGet signedGet;
  private volatile Instant notBefore = Instant.MIN;

  private SmallObjects(SdkHttpClient http, SignedGet signedGet) {
    this.http = http;
    this.signedGet = signedGet;
  }

  /**
   * @return none if the file system is another, or its own requests are not plain
   * @throws LinkageError if Hadoop is older than 3.4, or has no S3A
   */
  static Optional<SmallObjects> of(FileSystem fs) throws IOException {
    if (!(fs instanceof S3AFileSystem s3a)) {
      return Optional.empty();
    }
    S3Client client = s3a.getS3AInternals().getAmazonS3Client("read small objects");
    if (!PlainRequests.suffice(s3a, client)) {
      return Optional.empty();
    }
    var signedGet = new SignedGet(client, s3a.getBucket());
    Configuration settings = s3a.getConf();
    SdkHttpClient http =
        AWSClientConfig.createHttpClientBuilder(settings)
            .proxyConfiguration(AWSClientConfig.createProxyConfiguration(settings, s3a.getBucket()))
            .socketTimeout(PATIENCE)
            .build();
    return Optional.of(new SmallObjects(http, signedGet));
  }

  /**
   * All bytes that the object has by now; if it has grown, one more than it had when listed.
   *
   * @return none if it is not to be had this way: the file system knows why, or whether to wait
   */
  Optional<byte[]> read(LakeFile file) {
    if (isLeftAlone()) {
      return Optional.empty();
    }
    String key = file.path().substring(file.path().indexOf('/', SCHEME.length()) + 1);
    try {
      HttpExecuteResponse answer =
          http.prepareRequest(HttpExecuteRequest.builder().request(signedGet.of(key)).build())
              .call();
      AbortableInputStream body =
          answer.responseBody().orElseGet(AbortableInputStream::createEmpty);
      int status = answer.httpResponse().statusCode();
      if (status != HttpStatusCode.OK) {
        heed(status, file);
        body.close();
        return Optional.empty();
      }
      byte[] bytes = body.readNBytes((int) file.size() + 1);
      if (bytes.length > file.size()) {
        body.abort(); // Closed, it would read on to the end.
      } else {
        body.close();
      }
      return Optional.of(bytes);
    } catch (IOException | RuntimeException e) { // Providers of credentials throw what they like.
      LOG.debug("Not read by a plain request: {}", file.path(), e);
      return Optional.empty();
    }
  }

  // What S3 does not take from us for one object, it will hardly take for the next.
  private void heed(int status, LakeFile file) {
    if (status == HttpStatusCode.NOT_FOUND) {
      return;
    }
    boolean isForNow =
        status >= HttpStatusCode.INTERNAL_SERVER_ERROR
            || status == HttpStatusCode.THROTTLING
            || status == HttpStatusCode.REQUEST_TIMEOUT;
    if (!isLeftAlone()) {
      LOG.info("S3 answers {} for {}: asking through the file system", status, file.path());
    }
    notBefore = isForNow ? Instant.now().plus(PAUSE) : Instant.MAX;
  }

  private boolean isLeftAlone() {
    return Instant.now().isBefore(notBefore);
  }

  @Override
  public void close() {
    http.close();
  }
}
