package com.sparkify.warehouse.lake.listing;

import java.util.List;

/**
 * What is in a folder of the lake.
 *
 * @param files the files of data, ordered by path
 * @param others what is not data by its name
 */
public record Listing(List<LakeFile> files, OtherFiles others) {}
