package com.sparkify.sandbox.redshift.copy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The S3 side of COPY: which objects, and their bytes. */
public final class S3Source implements AutoCloseable {
  private final S3Client client;

  public S3Source(URI endpoint, String region, String accessKey, String secretKey) {
    client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
            .build();
  }

  /** The files of a load, found while it runs: a prefix may have more than memory should hold. */
  Iterator<Manifest.Entry> files(CopyCommand copy) throws CopyFailure, IOException {
    S3Location source = S3Location.of(copy.source());
    if (copy.options().has("MANIFEST")) {
      try (InputStream in = open(source)) {
        Iterator<Manifest.Entry> entries = Manifest.read(in, copy.source()).entries().iterator();
        if (!entries.hasNext()) {
          throw new CopyFailure("Manifest file contains no entries: " + copy.source());
        }
        return entries;
      }
    }
    try {
      Iterator<S3Object> objects =
          client
              .listObjectsV2Paginator(r -> r.bucket(source.bucket()).prefix(source.key()))
              .contents()
              .iterator();
      if (!objects.hasNext()) {
        throw new CopyFailure(
            "The specified S3 prefix '%s' does not exist".formatted(source.key()));
      }
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return objects.hasNext();
        }

        @Override
        public Manifest.Entry next() {
          return new Manifest.Entry(new S3Location(source.bucket(), objects.next().key()), true);
        }
      };
    } catch (SdkException e) {
      throw failure(e, source);
    }
  }

  /** The object's bytes as they come. */
  InputStream open(S3Location file) throws CopyFailure {
    try {
      ResponseInputStream<GetObjectResponse> in =
          client.getObject(r -> r.bucket(file.bucket()).key(file.key()));
      return new AbortingStream(in);
    } catch (SdkException e) {
      throw failure(e, file);
    }
  }

  /** Whether an object is there. */
  boolean exists(S3Location file) throws CopyFailure {
    try {
      client.headObject(r -> r.bucket(file.bucket()).key(file.key()));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    } catch (SdkException e) {
      throw failure(e, file);
    }
  }

  /** Redshift's wording of what S3 answered, with the address, which Redshift leaves out. */
  static CopyFailure failure(SdkException error, S3Location file) {
    if (error instanceof S3Exception s3 && s3.awsErrorDetails() != null) {
      return new CopyFailure(
          "S3ServiceException:%s,Status %d,Error %s,%s"
              .formatted(
                  s3.awsErrorDetails().errorMessage(),
                  s3.statusCode(),
                  s3.awsErrorDetails().errorCode(),
                  file.url()));
    }
    return new CopyFailure("Cannot read " + file.url() + ": " + error.getMessage());
  }

  @Override
  public void close() {
    client.close();
  }
}
