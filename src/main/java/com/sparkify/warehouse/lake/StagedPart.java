package com.sparkify.warehouse.lake;

import java.io.Serializable;

/**
 * One file of checked rows, gzipped CSV in the columns of its table, ready for COPY.
 *
 * @param table where its rows belong
 * @param path its address for Hadoop
 * @param bytes its size
 * @param rows how many rows it holds
 */
public record StagedPart(StagingTable table, String path, long bytes, long rows)
    implements Serializable {}
