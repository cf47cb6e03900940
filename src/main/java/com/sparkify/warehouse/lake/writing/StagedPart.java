package com.sparkify.warehouse.lake.writing;

import java.io.Serializable;

/**
 * One file of ingested rows: gzipped CSV in the columns of its table, ready for COPY.
 *
 * @param table where its rows go
 * @param path its address for Hadoop
 * @param bytes its size, compressed
 * @param rows how many rows it holds
 */
public record StagedPart(StagingTable table, String path, long bytes, long rows)
    implements Serializable {}
