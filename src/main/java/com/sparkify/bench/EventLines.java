package com.sparkify.bench;

import com.sparkify.sample.SampleData;
import com.sparkify.sample.SampleSize;
import java.io.ByteArrayOutputStream;

/** A few days of events as NDJSON. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record EventLines(byte[] bytes) {
  static final EventLines INSTANCE = make();

  private static EventLines make() {
    var lines = new ByteArrayOutputStream();
    SampleData.generate(
        1,
        new SampleSize(3, 1_000, 1_000, 1_000),
        (key, content) -> {
          if (key.startsWith("log_data/")) {
            lines.writeBytes(content);
            lines.write('\n');
          }
        });
    return new EventLines(lines.toByteArray());
  }

  /** The end of the line that contains byte number {@code wanted}, or of the last line. */
  static int endOfLine(byte[] lines, long wanted) {
    if (wanted >= lines.length) {
      return lines.length;
    }
    int end = (int) wanted;
    while (lines[end - 1] != '\n') {
      end++;
    }
    return end;
  }

  static long count(byte[] lines, int end) {
    long count = 0;
    for (int i = 0; i < end; i++) {
      count += lines[i] == '\n' ? 1 : 0;
    }
    return count;
  }
}
