package com.sparkify.bench.proxy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How many requests of each kind were made. */
public record RequestCounts(Map<RequestKind, Long> byKind) {

  public static final RequestCounts NONE = new RequestCounts(Map.of());

  public RequestCounts {
    var copy = new EnumMap<RequestKind, Long>(RequestKind.class);
    copy.putAll(byKind);
    byKind = Collections.unmodifiableMap(copy);
  }

  /** Those of one kind. */
  public long of(RequestKind kind) {
    return byKind.getOrDefault(kind, 0L);
  }
}
