package com.sparkify.warehouse.lake;

import java.util.List;
import org.apache.hadoop.fs.s3a.AWSCredentialProviderList;
import org.apache.hadoop.fs.s3a.S3AEncryptionMethods;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether a request that is signed, and says nothing else, is what S3A itself would make. */
final class PlainRequests {
  /**
   * Of S3A's settings, and of what EMR adds to them: those that have each request say more, go
   * elsewhere, or be signed otherwise, unless they are absent or false.
   */
  private static final List<String> SAY_MORE =
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

  private PlainRequests() {}

  /**
   * Whether they do for this file system.
   *
   * @param client its own
   */
  static boolean suffice(S3AFileSystem s3a, S3Client client) {
    return !s3a.isCSEEnabled()
        && s3a.getS3EncryptionAlgorithm() != S3AEncryptionMethods.SSE_C
        && SAY_MORE.stream().allMatch(key -> isOff(s3a.getConf().getTrimmed(key, "")))
        // A plugin's credentials may be for one object only.
        && client.serviceClientConfiguration().credentialsProvider()
            instanceof AWSCredentialProviderList;
  }

  private static boolean isOff(String value) {
    return value.isEmpty() || value.equals("false");
  }
}
