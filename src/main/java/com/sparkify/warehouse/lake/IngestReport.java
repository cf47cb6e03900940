package com.sparkify.warehouse.lake;

import com.sparkify.warehouse.lake.parsing.UnknownField;
import com.sparkify.warehouse.lake.writing.SplitCount;
import com.sparkify.warehouse.lake.writing.StagedPart;
import com.sparkify.warehouse.lake.writing.StagingTable;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the records of some files.
 *
 * @param files number of files
 * @param bytes size of the files in the lake
 * @param accepted how many records are rows
 * @param rejected number of rejects
 * @param parts the files of rows, ready to stage
 * @param unknownFields the fields that the source does not know, by name
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
    Map<String, UnknownField> unknownFields,
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
    other.unknownFields.forEach((name, field) -> fields.merge(name, field, UnknownField::plus));
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

  /** How many records were read. */
  public long records() {
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
