package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.lake.writing.SplitCount;
import com.sparkify.warehouse.lake.writing.StagedPart;
import com.sparkify.warehouse.lake.writing.StagingTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the lines of some files.
 *
 * @param files number of files
 * @param bytes size of the files in the lake
 * @param accepted how many lines are rows
 * @param rejected number of rejects
 * @param parts the files of rows, ready to stage
 * @param unknownFields how many lines had a field that the source does not know, by field
 * @param vanished files that went away or changed between listing and reading; the next run takes
 *     what they are by then
 * @param splits results of the splits of large files
 */
public record IngestReport(
    long files,
    long bytes,
    long accepted,
    long rejected,
    List<StagedPart> parts,
    Map<String, Long> unknownFields,
    List<String> vanished,
    List<SplitCount> splits)
    implements Serializable {

  public static final IngestReport NOTHING = ofParts(List.of());

  static IngestReport ofParts(List<StagedPart> parts) {
    return new IngestReport(0, 0, 0, 0, parts, Map.of(), List.of(), List.of());
  }

  /** Both together. */
  public IngestReport plus(IngestReport other) {
    var fields = new TreeMap<>(unknownFields);
    other.unknownFields.forEach((field, count) -> fields.merge(field, count, Long::sum));
    return new IngestReport(
        files + other.files,
        bytes + other.bytes,
        accepted + other.accepted,
        rejected + other.rejected,
        concat(parts, other.parts),
        fields,
        concat(vanished, other.vanished),
        concat(splits, other.splits));
  }

  /** How many lines were read. */
  public long lines() {
    return accepted + rejected;
  }

  /** The parts that belong to one table. */
  public List<StagedPart> parts(StagingTable table) {
    return parts.stream().filter(part -> part.table() == table).toList();
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
