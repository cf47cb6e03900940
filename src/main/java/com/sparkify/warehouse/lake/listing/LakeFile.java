package com.sparkify.warehouse.lake.listing;

import java.io.Serializable;
import java.time.Instant;

/**
 * One version of one file of the lake.
 *
 * @param path as Redshift writes it: {@code s3://bucket/key}, independent of the file system
 * @param size in bytes, as stored (compressed, if it is)
 * @param modified modification time of this version, in milliseconds
 * @param version what tells this version from others: the ETag, or where the store has none, size
 *     and modification time
 */
public record LakeFile(String path, long size, Instant modified, String version)
    implements Serializable {

  /** A file in a store without ETags. */
  public static LakeFile withoutEtag(String path, long size, Instant modified) {
    return new LakeFile(path, size, modified, size + "-" + modified.toEpochMilli());
  }
}
