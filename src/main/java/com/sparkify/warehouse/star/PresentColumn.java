package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A column as the warehouse has it.
 *
 * @param width in bytes, of texts; null for others
 */
public record PresentColumn(
    String tableName,
    String columnName,
    String dataType,
    Integer width,
    String isNullable,
    String columnDefault) {

  /** The columns of the tables of a schema, by table and name. */
  static Map<String, Map<String, PresentColumn>> all(Handle handle, String schema) {
    return SqlFile.of("migrate/columns")
        .query(handle)
        .bind("schema", schema)
        .map(ConstructorMapper.of(PresentColumn.class))
        .collect(
            Collectors.groupingBy(
                PresentColumn::tableName,
                Collectors.toMap(PresentColumn::columnName, Function.identity())));
  }

  boolean isNarrowerThan(TableColumn column) {
    return width != null && width < column.width();
  }

  /** Whether no row can be written by who does not know it. */
  boolean isObstacle() {
    return isNullable.equals("NO") && columnDefault == null;
  }
}
