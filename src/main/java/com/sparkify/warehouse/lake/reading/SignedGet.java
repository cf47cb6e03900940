package com.sparkify.warehouse.lake.reading;

import java.net.URI;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * GET requests for the objects of a bucket, signed with Signature Version 4 for S3: the path is
 * neither normalized nor encoded twice (API reference, "Authenticating Requests").
 */
public final class SignedGet {
  private static final String ANY_KEY = "key";

  /** Names us in S3's access logs. */
  private static final String USER_AGENT = "sparkify-warehouse";

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final URI bucket;
  private final String region;
  private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;

  /**
   * Requests to where {@code client} sends its own, with its credentials; not to FIPS endpoints.
   */
  public SignedGet(S3Client client, String bucket) {
    S3ServiceClientConfiguration settings = client.serviceClientConfiguration();
    String object = client.utilities().getUrl(url -> url.bucket(bucket).key(ANY_KEY)).toString();
    this.bucket = URI.create(object.substring(0, object.length() - ANY_KEY.length()));
    this.region = settings.region().id();
    this.credentials = settings.credentialsProvider();
  }

  /**
   * A request for the object {@code key}, valid for some minutes.
   *
   * @throws RuntimeException if there are no credentials; their provider decides which
   */
  public SdkHttpRequest of(String key) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(bucket)
            .encodedPath(bucket.getRawPath() + SdkHttpUtils.urlEncodeIgnoreSlashes(key))
            .putHeader("User-Agent", USER_AGENT)
            .build();
    AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
    return signer
        .sign(
            sign ->
                sign.request(request)
                    .identity(identity)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false))
        .request();
  }
}
