package com.sparkify.warehouse.lake;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AEncryptionMethods;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.fs.store.audit.AuditSpan;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads small objects whole, by the client that Hadoop's S3A has set up, without the stream and the
 * statistics that S3A makes for each: of a cold run over 14,896 objects a fifth of the CPU, as
 * measured.
 */
final class SmallObjects {
  private static final String SCHEME = "s3://";

  private final S3Client client;
  private final AuditSpan span;

  private SmallObjects(S3Client client, AuditSpan span) {
    this.client = client;
    this.span = span;
  }

  /**
   * @return none if the file system is another, or encrypts by itself
   * @throws LinkageError if Hadoop is older than 3.4, or has no S3A
   */
  static Optional<SmallObjects> of(FileSystem fs) throws IOException {
    if (!(fs instanceof S3AFileSystem s3a)
        || s3a.isCSEEnabled()
        || s3a.getS3EncryptionAlgorithm() == S3AEncryptionMethods.SSE_C) {
      return Optional.empty();
    }
    AuditSpan span = s3a.createSpan("read_small_objects", null, null);
    span.deactivate();
    return Optional.of(
        new SmallObjects(s3a.getS3AInternals().getAmazonS3Client("read small objects"), span));
  }

  /**
   * All bytes that the object has by now.
   *
   * @throws IOException if that fails, after what attempts the client makes
   */
  byte[] read(LakeFile file) throws IOException {
    int slash = file.path().indexOf('/', SCHEME.length());
    String bucket = file.path().substring(SCHEME.length(), slash);
    String key = file.path().substring(slash + 1);
    span.activate();
    try {
      return client
          .getObjectAsBytes(request -> request.bucket(bucket).key(key))
          .asByteArrayUnsafe();
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }
}
