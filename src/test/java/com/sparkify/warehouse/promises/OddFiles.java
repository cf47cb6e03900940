package com.sparkify.warehouse.promises;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStream;
import com.sparkify.testing.TestLake;
import com.sparkify.warehouse.promises.OddFile.Bytes;
import com.sparkify.warehouse.promises.OddFile.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.lang3.ArrayUtils;

/**
 * Makes random files of events, with all that is odd in lakes, and says what they hold without the
 * code that reads them. The same seed makes the same files.
 */
public final class OddFiles {
  /** The longest line of a load of them. */
  public static final int LONGEST_LINE = 4096;

  /** The clock slack of a load of them. */
  public static final Duration SLACK = Duration.ofHours(1);

  /** How long after the given moment files may be written. */
  private static final Duration PUTTING = Duration.ofMinutes(10);

  private static final String MARK = "\uFEFF";
  private static final String[] BLANK = {"", " ", "\t  ", "\r", " \r"};
  private static final String[] FOLDERS = {
    "2018/11/", "a b/", "year=2018/", "100%/", "a%2Fb/", "é雪🎵/", "+&?#/", "a.b_c/", ""
  };

  /** Folders that only object stores have. */
  private static final String[] RAW_FOLDERS = {"a//", "./", "../", "x/../", "/"};

  private static final String[] HIDDEN = {
    "_temporary/0/", ".hive-staging_1/", "_delta_log/", "x/_y/", "a/.b/", "_", "."
  };
  private static final String[] DATA = {".json", ".ndjson", ".jsonl"};
  private static final String[] PACKED = {"", ".gz", ".bz2", ".zst"};
  private static final String[] OTHER = {
    ".txt", "", ".csv", ".json.tmp", ".gz", ".json.xz", ".crc"
  };

  /** None is zeros, or begins a member that is whole. */
  private static final String[] TAILS = {
    "x",
    "{\"a\":1}\n",
    "\u001f",
    "\u001f\u008b",
    "\u001f\u008b\b\0",
    "BZh9",
    "(\u00b5/\u00fd",
    "\0\0x"
  };

  /** What becomes of a line. */
  private enum Fate {
    ROW,
    REJECT,
    BLANK
  }

  /** A line without its end. */
  private record Line(Bytes bytes, Fate fate, long session) {}

  /** How a file is packed. */
  private enum Packing {
    PLAIN,
    GZIP,
    BZIP2,
    ZSTD
  }

  private final Random random;
  private final long written;
  private final String[] folders;
  private long sessions = 100_000_000;
  private int files;

  /**
   * @param random makes all choices
   * @param written a whole second, as S3 tells times; the files are written between this moment and
   *     ten minutes later
   */
  public OddFiles(Random random, Instant written) {
    this(random, written, FOLDERS);
  }

  private OddFiles(Random random, Instant written, String[] folders) {
    this.random = random;
    this.written = written.toEpochMilli();
    this.folders = folders;
  }

  /** The same, with keys that no file system has among theirs. */
  public static OddFiles withRawKeys(Random random, Instant written) {
    return new OddFiles(random, written, ArrayUtils.addAll(FOLDERS, RAW_FOLDERS));
  }

  /** The next file, with a key of its own. */
  public OddFile next() {
    Kind kind = pick(8) == 0 ? Kind.OTHER : pick(8) == 0 ? Kind.HIDDEN : Kind.DATA;
    return file(key(kind), kind);
  }

  /** Another version of a file. */
  public OddFile overwritten(OddFile file) {
    return file(file.key(), file.kind());
  }

  private OddFile file(String key, Kind kind) {
    OddFile file =
        pick(10) == 0 ? utf16(key, kind) : packed(key, kind, pickOf(Packing.values()), lines());
    return kind == Kind.DATA
        ? file
        : new OddFile(key, kind, file.stored(), List.of(), List.of(), file.description());
  }

  private String key(Kind kind) {
    String name = "f" + ++files + (pick(3) == 0 ? " 2018-11-01-événements" : "");
    String suffix = pickOf(kind == Kind.OTHER ? OTHER : DATA);
    if (kind != Kind.OTHER) {
      suffix += pickOf(PACKED);
    }
    if (pick(4) == 0) {
      suffix = suffix.toUpperCase(Locale.ROOT);
    }
    String hidden = kind == Kind.HIDDEN ? pickOf(HIDDEN) : "";
    String folder = pickOf(folders);
    return folder + hidden + name + suffix;
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    for (int i = pick(12); i > 0; i--) {
      lines.add(line(lines.isEmpty()));
    }
    return lines;
  }

  private Line line(boolean isFirst) {
    return switch (pick(9)) {
      case 0 -> line(pickOf(BLANK), Fate.BLANK);
      case 1 -> new Line(new Bytes(pickOf(BadLine.values()).bytes(pick(100))), Fate.REJECT, 0);
      case 2 -> isFirst ? event(7) : line(MARK + text(7, 0), Fate.REJECT);
      case 3 ->
          line(text(written + SLACK.toMillis() + PUTTING.toMillis() + pick(1000), 0), Fate.REJECT);
      case 4 -> event(written + SLACK.toMillis());
      default -> event(pick(1_000_000));
    };
  }

  private Line event(long ts) {
    long session = ++sessions;
    return new Line(new Bytes(text(ts, session).getBytes(UTF_8)), Fate.ROW, session);
  }

  private static Line line(String text, Fate fate) {
    return new Line(new Bytes(text.getBytes(UTF_8)), fate, 0);
  }

  private static String text(long ts, long session) {
    return TestLake.event(1, session, ts, "free", "a ", "é");
  }

  // A file in UTF-16: each of what stands between bytes of line ends is a reject.
  private OddFile utf16(String key, Kind kind) {
    Charset charset = pick(2) == 0 ? UTF_16LE : UTF_16BE;
    String text = (pick(2) == 0 ? MARK : "") + text(7, 1) + "\n" + text(8, 2) + "\n";
    byte[] stored = text.getBytes(charset);
    // The second half of the last line end of little endian is all of a third line.
    List<Long> rejects = charset.equals(UTF_16LE) ? List.of(1L, 2L, 3L) : List.of(1L, 2L);
    return new OddFile(key, kind, new Bytes(stored), List.of(), rejects, charset.name());
  }

  private OddFile packed(String key, Kind kind, Packing packing, List<Line> lines) {
    byte[] content = join(lines);
    if (packing == Packing.PLAIN) {
      return expect(key, kind, content, content, lines, false, "plain");
    }
    byte[] stored = members(packing, content);
    return switch (pick(5)) {
      case 0 -> {
        byte[] tail = TAILS[pick(TAILS.length)].getBytes(ISO_8859_1);
        String description = packing + ", then garbage";
        yield expect(key, kind, concat(stored, tail), content, lines, true, description);
      }
      case 1 -> {
        byte[] second = compress(packing, "{}\n".getBytes(UTF_8));
        second[0] ^= 0x10;
        String description = packing + ", then damage";
        yield expect(key, kind, concat(stored, second), content, lines, true, description);
      }
      case 2 -> {
        // Nothing may be behind the frames of zstd.
        byte[] zeros = new byte[packing == Packing.ZSTD ? 0 : pick(2000)];
        String description = packing + ", then zeros";
        yield expect(key, kind, concat(stored, zeros), content, lines, false, description);
      }
      case 3 -> {
        byte[] whole = compress(Packing.GZIP, content);
        byte[] cut = Arrays.copyOf(whole, 3 + pick(whole.length - 3));
        yield expect(key, kind, cut, unzippable(cut), lines, true, "GZIP, cut");
      }
      default -> expect(key, kind, stored, content, lines, false, packing.name());
    };
  }

  private byte[] join(List<Line> lines) {
    String end = pick(3) == 0 ? "\r\n" : "\n";
    boolean isEnded = pick(2) == 0;
    var content = new ByteArrayOutputStream();
    if (pick(6) == 0) {
      content.writeBytes(MARK.getBytes(UTF_8));
    }
    for (int i = 0; i < lines.size(); i++) {
      content.writeBytes(lines.get(i).bytes.get());
      if (i < lines.size() - 1 || isEnded) {
        content.writeBytes(end.getBytes(UTF_8));
      }
    }
    return content.toByteArray();
  }

  /**
   * What a load must make of a file.
   *
   * @param readable what can be read of its content
   * @param isDamaged whether there is a reject for what follows
   */
  private static OddFile expect(
      String key,
      Kind kind,
      byte[] stored,
      byte[] readable,
      List<Line> lines,
      boolean isDamaged,
      String description) {
    var rows = new ArrayList<Long>();
    var rejects = new ArrayList<Long>();
    String text = new String(readable, ISO_8859_1);
    String mark = new String(MARK.getBytes(UTF_8), ISO_8859_1);
    String[] parts = (text.startsWith(mark) ? text.substring(3) : text).split("\n", -1);
    int complete = parts.length - 1;
    for (int i = 0; i < complete; i++) {
      add(lines.get(i), i + 1, rows, rejects);
    }
    String last = parts[complete];
    // A byte order mark alone is a blank line.
    boolean isLine = !last.isEmpty() || (complete == 0 && !text.isEmpty());
    if (!last.isBlank()) {
      // Without lines there may be the beginning of a byte order mark.
      String whole = lines.isEmpty() ? "" : new String(lines.get(complete).bytes.get(), ISO_8859_1);
      if (last.replaceFirst("\r$", "").equals(whole.replaceFirst("\r$", ""))) {
        add(lines.get(complete), complete + 1, rows, rejects);
      } else if (last.endsWith("\"userId\":\"1\"}")) {
        rows.add(1L); // The object of a line that was cut behind it.
      } else {
        rejects.add(complete + 1L);
      }
    }
    // The reject of the damage is that of the line that it cuts, or one of its own.
    boolean isTold = rejects.contains(complete + 1L);
    if (isDamaged && !isTold) {
      rejects.add(complete + (isLine ? 2L : 1L));
    }
    return new OddFile(key, kind, new Bytes(stored), rows, rejects, description);
  }

  private static void add(Line line, long number, List<Long> rows, List<Long> rejects) {
    switch (line.fate) {
      case ROW -> rows.add(line.session);
      case REJECT -> rejects.add(number);
      case BLANK -> {}
    }
  }

  private byte[] members(Packing packing, byte[] content) {
    byte[] stored = {};
    int from = 0;
    for (int i = pick(3); i > 0; i--) {
      int to = from + pick(content.length - from + 1);
      stored = concat(stored, compress(packing, Arrays.copyOfRange(content, from, to)));
      from = to;
    }
    return concat(stored, compress(packing, Arrays.copyOfRange(content, from, content.length)));
  }

  private static byte[] compress(Packing packing, byte[] content) {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out =
        switch (packing) {
          case PLAIN -> packed;
          case GZIP -> new GZIPOutputStream(packed);
          case BZIP2 -> new BZip2CompressorOutputStream(packed);
          case ZSTD -> new ZstdOutputStream(packed);
        }) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** What of a cut gzip file can be read, byte by byte. */
  private static byte[] unzippable(byte[] cut) {
    var content = new ByteArrayOutputStream();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(cut))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        content.write(next);
      }
    } catch (EOFException e) {
      return content.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("is not cut");
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private int pick(int different) {
    return random.nextInt(different);
  }

  private <T> T pickOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
