package com.sparkify.bench.candidate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the floor fetches at once: small objects whole, large ones in ranges. */
final class BaselineParts {
  private static final long RANGE = 4L * 1024 * 1024;

  /** A line that begins in one range may end so far in the next. */
  private static final long LONGEST_LINE = 64 * 1024;

  private BaselineParts() {}

  /**
   * The bytes {@code from} to {@code to} of an object: of those, the lines that begin there.
   *
   * @param size of the whole object
   */
  record Part(String key, Instant modified, long from, long to, long size) {

    boolean isWhole() {
      return from == 0 && to == size;
    }

    // From the byte before, which tells whether a line begins at the first.
    private long fetchFrom() {
      return Math.max(0, from - 1);
    }

    String httpRange() {
      return "bytes=%d-%d".formatted(fetchFrom(), Math.min(size, to + LONGEST_LINE) - 1);
    }

    int firstLine(byte[] fetched) {
      return from == 0 ? 0 : afterNewline(fetched, 0);
    }

    int lastLine(byte[] fetched) {
      return to == size ? fetched.length : afterNewline(fetched, (int) (to - 1 - fetchFrom()));
    }

    private static int afterNewline(byte[] bytes, int start) {
      int at = start;
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      return Math.min(bytes.length, at + 1);
    }
  }

  static List<Part> list(S3Client s3, String bucket, String prefix) {
    var parts = new ArrayList<Part>();
    for (S3Object object :
        s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + "/")).contents()) {
      for (long from = 0; from < object.size(); from += RANGE) {
        long to = Math.min(object.size(), from + RANGE);
        parts.add(new Part(object.key(), object.lastModified(), from, to, object.size()));
      }
    }
    return parts;
  }
}
