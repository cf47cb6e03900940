package com.sparkify.warehouse.lake;

import java.io.Serializable;

/**
 * What every task of a check needs to know.
 *
 * @param feed what the lines are
 * @param runId tags every row
 * @param scheme the file system that the lake is read with, such as {@code s3a}
 * @param partsDir the folder of this run's checked rows
 * @param rejectsDir the folder of this run's rejects
 * @param maxLineBytes a longer line is a reject
 */
record IngestSpec(
    Source feed, String runId, String scheme, String partsDir, String rejectsDir, int maxLineBytes)
    implements Serializable {}
