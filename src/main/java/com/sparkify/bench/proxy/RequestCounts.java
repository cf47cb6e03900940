package com.sparkify.bench.proxy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of requests by kind. */
public record RequestCounts(Map<RequestKind, Long> byKind) {

  public static final RequestCounts NONE = new RequestCounts(Map.of());

  public RequestCounts {
    var copy = new EnumMap<RequestKind, Long>(RequestKind.class);
    copy.putAll(byKind);
    byKind = Collections.unmodifiableMap(copy);
  }

  public long of(RequestKind kind) {
    return byKind.getOrDefault(kind, 0L);
  }
}
