package com.sparkify.warehouse.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the lines of some files; {@code lines = accepted + rejected}.
 *
 * @param files how many files were read
 * @param bytes their size in the lake
 * @param lines how many lines they hold
 * @param accepted how many lines are rows of the parts
 * @param rejected how many lines are rejects
 * @param parts the files of checked rows, ready to stage
 * @param rejectFiles the files of rejects
 * @param unknownFields how many lines had a field that the feed does not know, by field
 * @param vanished files that went away or changed between the listing and the reading; the next run
 *     finds what they are by then
 * @param splits what became of the splits of large files
 */
public record IngestReport(
    long files,
    long bytes,
    long lines,
    long accepted,
    long rejected,
    List<StagedPart> parts,
    List<String> rejectFiles,
    Map<String, Long> unknownFields,
    List<String> vanished,
    List<SplitCount> splits)
    implements Serializable {

  public static final IngestReport NOTHING = ofFiles(List.of(), List.of());

  static IngestReport ofFiles(List<StagedPart> parts, List<String> rejectFiles) {
    return new IngestReport(0, 0, 0, 0, 0, parts, rejectFiles, Map.of(), List.of(), List.of());
  }

  /** Both together. */
  public IngestReport plus(IngestReport other) {
    var fields = new TreeMap<>(unknownFields);
    other.unknownFields.forEach((field, count) -> fields.merge(field, count, Long::sum));
    return new IngestReport(
        files + other.files,
        bytes + other.bytes,
        lines + other.lines,
        accepted + other.accepted,
        rejected + other.rejected,
        concat(parts, other.parts),
        concat(rejectFiles, other.rejectFiles),
        fields,
        concat(vanished, other.vanished),
        concat(splits, other.splits));
  }

  /** The parts that belong to one table. */
  public List<StagedPart> parts(StagingTable table) {
    return parts.stream().filter(part -> part.table() == table).toList();
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    var both = new ArrayList<T>(first);
    both.addAll(second);
    return both;
  }
}
