package com.sparkify.sandbox.s3;

import com.google.common.base.Strings;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Keeps keys as they are: S3 takes {@code a//b}, {@code a/./b} and {@code a/b} for three objects, a
 * file system for one. What a file system would drop has another name on disk.
 */
final class RawKeys extends ForwardingBlobStore {
  private static final Map<String, String> ON_DISK =
      Map.of("", "~nothing~", ".", "~dot~", "..", "~dots~");
  private static final Map<String, String> IN_KEY =
      ON_DISK.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  RawKeys(BlobStore store) {
    super(store);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response found =
        super.list(
            request.toBuilder()
                .prefix(onDisk(request.prefix()))
                .continuationToken(onDisk(request.continuationToken()))
                .startAfter(onDisk(request.startAfter()))
                .build());
    return found.toBuilder()
        .prefix(request.prefix())
        .contents(
            found.contents().stream()
                .map(object -> object.toBuilder().key(inKey(object.key())).build())
                .toList())
        .commonPrefixes(
            found.commonPrefixes().stream()
                .map(common -> common.toBuilder().prefix(inKey(common.prefix())).build())
                .toList())
        .build();
  }

  @Override
  public boolean blobExists(String container, String key) {
    return super.blobExists(container, onDisk(key));
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    return super.putBlob(request.toBuilder().key(onDisk(request.key())).build(), content);
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return super.blobMetadata(request.toBuilder().key(onDisk(request.key())).build());
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    return super.getBlob(request.toBuilder().key(onDisk(request.key())).build());
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return super.removeBlob(request.toBuilder().key(onDisk(request.key())).build());
  }

  private static String onDisk(String key) {
    return Strings.isNullOrEmpty(key) ? key : renamed(key, ON_DISK);
  }

  private static String inKey(String key) {
    return renamed(key, IN_KEY);
  }

  // The last part of a key that ends with a slash is no name.
  private static String renamed(String key, Map<String, String> names) {
    String[] parts = key.split("/", -1);
    String last = parts[parts.length - 1];
    return Arrays.stream(parts)
            .limit(parts.length - 1)
            .map(part -> names.getOrDefault(part, part) + "/")
            .collect(Collectors.joining())
        + (last.isEmpty() ? "" : names.getOrDefault(last, last));
  }
}
