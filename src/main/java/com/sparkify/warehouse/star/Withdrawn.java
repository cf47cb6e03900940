package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.settings.RejectLimit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What replaced files gave and no live row speaks of any more.
 *
 * @param kinds plays, users and songs; for the whole star, artists and times too
 */
record Withdrawn(List<Kind> kinds) {
  /** So few may always go: a small correction of a small file. */
  private static final long FEW = 100;

  /** What the limit is about: artists and times go with their songs and plays. */
  private static final Set<String> LIMITED = Set.of("plays", "users", "songs");

  /**
   * One kind of key.
   *
   * @param kind its name in the plural
   * @param given how many of them the replaced files gave
   * @param withdrawn how many of those have gone
   */
  public record Kind(String kind, long given, long withdrawn) {
    @Override
    public String toString() {
      return "%,d of %,d %s".formatted(withdrawn, given, kind);
    }
  }

  /** Counts, after the rows of the touched keys were derived. */
  static Withdrawn count(Handle handle) {
    return new Withdrawn(
        SqlFile.of("publish/45_withdrawn")
            .query(handle)
            .map(ConstructorMapper.of(Kind.class))
            .list());
  }

  long keys() {
    return kinds.stream().mapToLong(Kind::withdrawn).sum();
  }

  /**
   * Refuses more than the limit allows: a file that was cut short by mistake must not empty the
   * star.
   */
  void refuseMoreThan(RejectLimit limit) {
    List<Kind> limited = kinds.stream().filter(kind -> LIMITED.contains(kind.kind())).toList();
    long given = limited.stream().mapToLong(Kind::given).sum();
    long withdrawn = limited.stream().mapToLong(Kind::withdrawn).sum();
    if (withdrawn > FEW && limit.exceededBy(withdrawn, given)) {
      throw new DataException(
          "Cannot publish: the new versions of files lack %s that the old ones gave, more than load.max-withdrawn (%s) allows; if they are right, `submit.sh --set load.max-withdrawn=100%% run` loads them"
              .formatted(
                  limited.stream().map(Kind::toString).collect(Collectors.joining(", ")), limit));
    }
  }
}
