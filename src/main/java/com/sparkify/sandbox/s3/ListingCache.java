package com.sparkify.sandbox.s3;

import com.google.common.base.Strings;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Walks the folders once per flat listing instead of once per page, which takes seconds if there
 * are many keys. The first page is always fresh; later pages show the keys as of the first.
 */
final class ListingCache extends ForwardingBlobStore {
  /** S3's maximum and default number of keys per page: API reference, ListObjectsV2. */
  private static final int PAGE = 1_000;

  private final Cache<ListObjectsV2Request, List<S3Object>> walks =
      CacheBuilder.newBuilder().maximumSize(64).expireAfterWrite(Duration.ofMinutes(1)).build();

  ListingCache(BlobStore store) {
    super(store);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    if (!Strings.isNullOrEmpty(request.delimiter())) {
      return super.list(request);
    }
    String after = Strings.nullToEmpty(request.continuationToken());
    int size = request.maxKeys() == null ? PAGE : Math.min(PAGE, request.maxKeys());
    ListObjectsV2Request all = request.toBuilder().maxKeys(null).continuationToken(null).build();
    if (after.isEmpty()) {
      walks.invalidate(all);
    }
    List<S3Object> rest =
        walks.asMap().computeIfAbsent(all, it -> super.list(it).contents()).stream()
            .dropWhile(object -> object.key().compareTo(after) <= 0)
            .toList();
    boolean isMore = size > 0 && size < rest.size();
    List<S3Object> page = rest.subList(0, Math.min(size, rest.size()));
    return ListObjectsV2Response.builder()
        .contents(page)
        .isTruncated(isMore)
        .nextContinuationToken(isMore ? page.get(size - 1).key() : null)
        .build();
  }
}
