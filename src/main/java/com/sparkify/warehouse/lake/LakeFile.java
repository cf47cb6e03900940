package com.sparkify.warehouse.lake;

import java.io.Serializable;
import java.time.Instant;

/**
 * One version of one file of the lake.
 *
 * @param feed what its lines are
 * @param path its address, as Redshift writes it: {@code s3://bucket/key}, whatever file system
 *     read it
 * @param size in bytes, as it lies there (compressed, if it is)
 * @param modified when this version was written, to the millisecond
 */
public record LakeFile(Source feed, String path, long size, Instant modified)
    implements Serializable {
  boolean isGzip() {
    return path.endsWith(".gz");
  }
}
