package com.sparkify.bench.candidate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The requests of the baseline: whole small objects, ranges of large ones. */
final class BaselineParts {
  private static final long RANGE = 4L * 1024 * 1024;

  /** How far a line may extend into the next range. */
  private static final long LONGEST_LINE = 64 * 1024;

  private BaselineParts() {}

  /**
   * The lines of an object that begin in the bytes {@code from} to {@code to}.
   *
   * @param size of the whole object
   */
  record Part(String key, Instant modified, long from, long to, long size) {

    boolean isWhole() {
      return from == 0 && to == size;
    }

    // Includes the byte before, to see whether a line begins at from.
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
