package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AEncryptionMethods;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.impl.AWSClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.HttpStatusCode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads small objects of a bucket whole, by plain signed requests with the credentials and network
 * settings of Hadoop's S3A. What S3A and the AWS SDK's S3 client do around a request is, as
 * measured, two thirds of the CPU of a cold run over 14,896 objects.
 */
final class SmallObjects implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmallObjects.class);
  private static final String SCHEME = "s3://";

  private final SdkHttpClient http;
  private final SignedGet signedGet;
  private volatile boolean isRefused;

  private SmallObjects(SdkHttpClient http, SignedGet signedGet) {
    this.http = http;
    this.signedGet = signedGet;
  }

  /**
   * @return none if the file system is another, or its requests say more than a plain one
   * @throws LinkageError if Hadoop is older than 3.4, or has no S3A
   */
  static Optional<SmallObjects> of(FileSystem fs) throws IOException {
    if (!(fs instanceof S3AFileSystem s3a) || saysMore(s3a)) {
      return Optional.empty();
    }
    S3Client client = s3a.getS3AInternals().getAmazonS3Client("read small objects");
    Configuration settings = s3a.getConf();
    SdkHttpClient http =
        AWSClientConfig.createHttpClientBuilder(settings)
            .proxyConfiguration(AWSClientConfig.createProxyConfiguration(settings, s3a.getBucket()))
            .build();
    return Optional.of(new SmallObjects(http, new SignedGet(client, s3a.getBucket())));
  }

  private static boolean saysMore(S3AFileSystem s3a) {
    return s3a.isCSEEnabled()
        || s3a.getS3EncryptionAlgorithm() == S3AEncryptionMethods.SSE_C
        || s3a.getConf().getBoolean("fs.s3a.requester.pays.enabled", false)
        || !s3a.getConf().getTrimmed("fs.s3a.accesspoint.arn", "").isEmpty();
  }

  /**
   * All bytes that the object has by now; if it has grown, one more than it had when listed.
   *
   * @return none if it is not to be had this way: the file system knows which failures pass, and
   *     has more patience
   */
  Optional<byte[]> read(LakeFile file) {
    if (isRefused) {
      return Optional.empty();
    }
    String key = file.path().substring(file.path().indexOf('/', SCHEME.length()) + 1);
    try {
      HttpExecuteResponse answer =
          http.prepareRequest(HttpExecuteRequest.builder().request(signedGet.of(key)).build())
              .call();
      try (AbortableInputStream body =
          answer.responseBody().orElseGet(AbortableInputStream::createEmpty)) {
        return bytes(answer.httpResponse().statusCode(), body, file);
      }
    } catch (IOException | SdkException | CompletionException e) {
      LOG.debug("Not read by a plain request: {}", file.path(), e);
      return Optional.empty();
    }
  }

  private Optional<byte[]> bytes(int status, AbortableInputStream body, LakeFile file)
      throws IOException {
    if (status != HttpStatusCode.OK) {
      LOG.debug("Not read by a plain request: {}: status {}", file.path(), status);
      // What S3 does not take from us, such as a region, it will not take for the next object.
      isRefused |=
          status < HttpStatusCode.INTERNAL_SERVER_ERROR && status != HttpStatusCode.NOT_FOUND;
      return Optional.empty();
    }
    byte[] bytes = body.readNBytes((int) file.size() + 1);
    if (bytes.length > file.size()) {
      body.abort();
    }
    return Optional.of(bytes);
  }

  @Override
  public void close() {
    http.close();
  }
}
