package com.sparkify.warehouse.lake.writing;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.Serializable;

/**
 * The result of ingesting one split of a large file.
 *
 * @param file the file
 * @param start the offset of the split's first byte
 * @param lines number of its lines, blank ones too
 * @param accepted how many records are rows
 * @param rejected number of rejects
 * @param rejects the file of these, numbered from the start of the split; there is none if no
 *     record was rejected
 */
public record SplitCount(
    LakeFile file, long start, long lines, long accepted, long rejected, String rejects)
    implements Serializable {}
