package com.sparkify.warehouse.lake.reading;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** The compressions that are read, told by the first bytes of a file, whatever its name. */
public enum Compression {
  GZIP("gzip"),
  BZIP2("bzip2"),
  ZSTD("zstd");

  /** How many bytes it takes to tell. */
  public static final int MAGIC = 4;

  private final String label;

  Compression(String label) {
    this.label = label;
  }

  /** How people write it. */
  String label() {
    return label;
  }

  /**
   * Tells what a file is compressed by.
   *
   * @param first its first {@value #MAGIC} bytes, or all that it has
   * @return empty if it is not compressed
   */
  public static Optional<Compression> of(byte[] first) {
    int magic = 0;
    for (int i = 0; i < MAGIC; i++) {
      magic = magic << 8 | (i < first.length ? first[i] & 0xFF : 0);
    }
    if (magic >>> 8 == 0x1F8B08) {
      return Optional.of(GZIP);
    }
    if (magic >= 0x425A6831 && magic <= 0x425A6839) { // BZh1 to BZh9
      return Optional.of(BZIP2);
    }
    // A frame of data, or one to skip, as parallel compressors write first.
    boolean isZstd = magic == 0x28B52FFD || (magic & 0xF0FFFFFF) == 0x502A4D18;
    return isZstd ? Optional.of(ZSTD) : Optional.empty();
  }

  /**
   * Decompresses a member.
   *
   * @param in begins with it, and can be marked; after its end it stands behind it
   */
  InputStream member(InputStream in) throws IOException {
    return switch (this) {
      case GZIP -> new GzipCompressorInputStream(in);
      case BZIP2 -> new BZip2CompressorInputStream(in);
      case ZSTD -> new ZstdInputStreamNoFinalizer(in); // It reads all frames itself.
    };
  }
}
