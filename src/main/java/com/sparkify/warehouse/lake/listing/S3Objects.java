package com.sparkify.warehouse.lake.listing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.Invoker;
import org.apache.hadoop.fs.s3a.S3AEncryptionMethods;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.s3a.S3ARetryPolicy;
import org.apache.hadoop.util.functional.CallableRaisingIOE;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * The objects of a bucket by their keys as they are, with the client, the credentials and the
 * retries of S3A. Hadoop's paths cannot name every key: they drop empty segments and dots.
 */
public final class S3Objects {
  private static final Logger LOG = LoggerFactory.getLogger(S3Objects.class);

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

  /** S3's maximum number of keys per page: API reference, ListObjectsV2. */
  private static final int PAGE = 1_000;

  private final S3Client client;
  private final String bucket;
  private final Invoker invoker;

  private final int pageSize;

  private S3Objects(S3Client client, String bucket, Invoker invoker, int pageSize) {
    this.client = client;
    this.bucket = bucket;
    this.invoker = invoker;
    this.pageSize = pageSize;
  }

  /** The same with smaller pages. */
  S3Objects withPages(int keys) {
    return new S3Objects(client, bucket, invoker, keys);
  }

  /**
   * @return empty if {@code fs} is not S3A of Hadoop 3.4, or makes requests that are not plain
   */
  public static Optional<S3Objects> of(FileSystem fs) throws IOException {
    try {
      return fs instanceof S3AFileSystem s3a && isPlain(s3a)
          ? Optional.of(
              new S3Objects(
                  s3a.getS3AInternals().getAmazonS3Client("name objects by their keys"),
                  s3a.getBucket(),
                  new Invoker(new S3ARetryPolicy(s3a.getConf()), Invoker.LOG_EVENT),
                  PAGE))
          : Optional.empty();
    } catch (LinkageError e) { // Hadoop is older than 3.4, or has no S3A.
      LOG.debug("Cannot use the client of S3A", e);
      return Optional.empty();
    }
  }

  private static boolean isPlain(S3AFileSystem s3a) throws IOException {
    return !s3a.isCSEEnabled()
        && s3a.getS3EncryptionAlgorithm() != S3AEncryptionMethods.SSE_C
        && SPECIAL_REQUESTS.stream()
            .map(key -> s3a.getConf().getTrimmed(key, ""))
            .allMatch(value -> value.isEmpty() || value.equals("false"));
  }

  public S3Client client() {
    return client;
  }

  public String bucket() {
    return bucket;
  }

  /** The key of an object of this bucket. */
  public String key(String address) {
    return address.substring(address.indexOf('/', "s3://".length()) + 1);
  }

  /** The address of an object of this bucket, as Redshift writes it. */
  String address(String key) {
    return "s3://" + bucket + "/" + key;
  }

  /** One page of a listing. */
  ListObjectsV2Response list(Consumer<ListObjectsV2Request.Builder> what) throws IOException {
    var request =
        ListObjectsV2Request.builder()
            .bucket(bucket)
            .encodingType(EncodingType.URL)
            .maxKeys(pageSize)
            .applyMutation(what)
            .build();
    return retried("list", request.prefix(), () -> client.listObjectsV2(request));
  }

  /**
   * Whether an object of an archive is restored for now, as its header {@code x-amz-restore} says.
   */
  boolean isRestored(String address) throws IOException {
    String key = key(address);
    String restore =
        retried(
            "look at",
            key,
            () -> client.headObject(request -> request.bucket(bucket).key(key)).restore());
    return restore != null && restore.contains("expiry-date");
  }

  /** Opens an object, from a byte on. */
  public InputStream open(String address, long firstByte) throws IOException {
    String key = key(address);
    var request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .range(firstByte == 0 ? null : "bytes=" + firstByte + "-")
            .build();
    ResponseInputStream<GetObjectResponse> content =
        retried("open", key, () -> client.getObject(request));
    return new FilterInputStream(content) {
      @Override
      public void close() {
        content.abort(); // Its own close would read to the end.
      }
    };
  }

  private <T> T retried(String action, String key, CallableRaisingIOE<T> request)
      throws IOException {
    return invoker.retry(action, address(key), true, request);
  }
}
