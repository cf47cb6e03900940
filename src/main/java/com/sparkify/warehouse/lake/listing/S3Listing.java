package com.sparkify.warehouse.lake.listing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists all objects below a prefix, flat: one LIST per 1,000 keys, one after the other. If there
 * are many, what lies behind the prefixes not reached yet is listed in parallel.
 */
final class S3Listing {
  /** With fewer files, the part-filled pages of many prefixes would cost more than waiting. */
  static final int MANY = 20_000;

  private final S3Objects objects;
  private final String prefix;
  private final int many;
  private final Consumer<S3Object> each;

  /**
   * @param prefix of the keys, empty or ending with a slash
   * @param many after so many objects, the other prefixes are listed in parallel
   * @param each gets every object, in no order, from many threads at a time
   */
  S3Listing(S3Objects objects, String prefix, int many, Consumer<S3Object> each) {
    this.objects = objects;
    this.prefix = prefix;
    this.many = many;
    this.each = each;
  }

  void execute() throws IOException {
    Set<String> reached = new HashSet<>();
    String last = "";
    int count = 0;
    ListObjectsV2Response page = null;
    while (page == null || (page.nextContinuationToken() != null && count < many)) {
      String token = page == null ? null : page.nextContinuationToken();
      page = objects.list(request -> request.prefix(prefix).continuationToken(token));
      for (S3Object object : page.contents()) {
        each.accept(object);
        reached.add(child(object.key()));
        last = object.key();
        count++;
      }
    }
    if (page.nextContinuationToken() != null) {
      listOthers(reached, last);
    }
  }

  private void listOthers(Set<String> reached, String last) throws IOException {
    List<Callable<Void>> listings = new ArrayList<>();
    listings.add(() -> listAll(child(last), last));
    String token = null;
    do {
      String next = token;
      ListObjectsV2Response page =
          objects.list(request -> request.prefix(prefix).delimiter("/").continuationToken(next));
      page.contents().stream().filter(object -> !reached.contains(object.key())).forEach(each);
      page.commonPrefixes().stream()
          .map(CommonPrefix::prefix)
          .filter(child -> !reached.contains(child))
          .forEach(child -> listings.add(() -> listAll(child, "")));
      token = page.nextContinuationToken();
    } while (token != null);
    ParallelRequests.execute(listings);
  }

  private Void listAll(String child, String after) throws IOException {
    String token = null;
    do {
      String next = token;
      ListObjectsV2Response page =
          objects.list(
              request ->
                  request
                      .prefix(child)
                      .startAfter(after.isEmpty() ? null : after)
                      .continuationToken(next));
      // A key that is the child itself is an object, which another may begin with.
      page.contents().stream()
          .filter(object -> child.endsWith("/") || object.key().equals(child))
          .forEach(each);
      token = page.nextContinuationToken();
    } while (token != null && child.endsWith("/"));
    return null;
  }

  /** The key, or its part up to the first slash below the prefix. */
  private String child(String key) {
    int slash = key.indexOf('/', prefix.length());
    return slash < 0 ? key : key.substring(0, slash + 1);
  }
}
