package com.sparkify.bench.proxy;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** What a request asks of S3, as far as it is told apart in a report. */
public enum RequestKind {
  LIST,
  HEAD,
  GET,
  PUT,
  /** Deletions, and the beginning and end of uploads in parts. */
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

  // Path style: the path of a listing is a bucket's.
  private static boolean isListing(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    int slash = path.indexOf('/', 1);
    return slash < 0 || slash == path.length() - 1;
  }
}
