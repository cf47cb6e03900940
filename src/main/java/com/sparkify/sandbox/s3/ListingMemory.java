package com.sparkify.sandbox.s3;

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
 * Walks the folders of a flat listing once, not once a page: the file system's store begins anew
 * for each page of 1,000 keys, which takes seconds where keys are many. The first page is always
 * fresh; the pages after it show the keys as they were then.
 */
final class ListingMemory extends ForwardingBlobStore {

  /** S3's most keys of a page, and what it gives if not asked: API reference, ListObjectsV2. */
  private static final int PAGE = 1_000;

  private final Cache<Place, Rest> rests =
      CacheBuilder.newBuilder().maximumSize(64).expireAfterWrite(Duration.ofMinutes(1)).build();

  ListingMemory(BlobStore store) {
    super(store);
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    if (request.delimiter() != null && !request.delimiter().isEmpty()) {
      return super.list(request);
    }
    Rest rest = rests.getIfPresent(place(request, request.continuationToken()));
    return page(request, rest == null ? walk(request) : rest);
  }

  private Rest walk(ListObjectsV2Request request) {
    ListObjectsV2Request whole = request.toBuilder().maxKeys(null).build();
    return new Rest(super.list(whole).contents(), 0);
  }

  private ListObjectsV2Response page(ListObjectsV2Request request, Rest rest) {
    int size = request.maxKeys() == null ? PAGE : Math.min(PAGE, request.maxKeys());
    int end = Math.min(rest.from() + size, rest.objects().size());
    List<S3Object> objects = rest.objects().subList(rest.from(), end);
    ListObjectsV2Response.Builder page = ListObjectsV2Response.builder().contents(objects);
    if (end == rest.objects().size() || objects.isEmpty()) {
      return page.isTruncated(false).build();
    }
    String token = objects.get(objects.size() - 1).key();
    rests.put(place(request, token), new Rest(rest.objects(), end));
    return page.isTruncated(true).nextContinuationToken(token).build();
  }

  private static Place place(ListObjectsV2Request request, String token) {
    return new Place(
        request.bucket(),
        request.prefix() == null ? "" : request.prefix(),
        token == null ? "" : token);
  }

  private record Place(String bucket, String prefix, String token) {}

  private record Rest(List<S3Object> objects, int from) {}
}
