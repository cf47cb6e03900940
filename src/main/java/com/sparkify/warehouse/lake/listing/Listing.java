package com.sparkify.warehouse.lake.listing;

import java.util.List;
import java.util.Set;

/**
 * What is below a folder of the lake.
 *
 * @param files those that are data by their names, ordered by path
 * @param archived the paths of those among them that S3 has in an archive, from where they cannot
 *     be read
 * @param others how many files are no data by their names; hidden ones are not counted
 * @param examples some of their paths
 */
public record Listing(
    List<LakeFile> files, Set<String> archived, long others, List<String> examples) {}
