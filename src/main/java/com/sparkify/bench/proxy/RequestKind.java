package com.sparkify.bench.proxy;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** Kinds of S3 requests that reports distinguish. */
public enum RequestKind {
  LIST,
  HEAD,
  GET,
  PUT,
  /** Deletes, and the start and end of multipart uploads. */
  OTHER;

  static RequestKind of(HttpRequest request) {
    HttpMethod method = request.method();
    if (method.equals(HttpMethod.GET)) {
      return isListing(request.uri()) ? LIST : GET;
    }
    if (method.equals(HttpMethod.HEAD)) {
      return HEAD;
    }
    return method.equals(HttpMethod.PUT) ? PUT : OTHER;
  }

  // In path style a listing's path is only the bucket.
  private static boolean isListing(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    int slash = path.indexOf('/', 1);
    return slash < 0 || slash == path.length() - 1;
  }
}
