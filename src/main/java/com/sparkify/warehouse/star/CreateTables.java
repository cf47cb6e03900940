package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Creates the schema and the tables that are missing. */
public final class CreateTables {
  private final Warehouse warehouse;

  /**
   * @param warehouse where
   */
  public CreateTables(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * What was there and what was not.
   *
   * @param created the tables that were missing
   * @param present the tables that were there
   */
  public record Created(List<String> created, List<String> present) {}

  /** Creates what is missing, in one transaction; what is there stays as it is. */
  public Created execute() {
    Set<String> there = warehouse.session("look for tables", this::existing);
    if (there.containsAll(Tables.ALL)) {
      return new Created(List.of(), Tables.ALL);
    }
    return warehouse.transaction("create tables", this::create);
  }

  /**
   * Drops the tables, and with them everything loaded and the memory of it, and creates them anew.
   */
  public Created executeAfterDrop() {
    return warehouse.transaction(
        "drop and create tables",
        handle -> {
          var tables = new ArrayList<>(Tables.ALL);
          Collections.reverse(tables);
          tables.forEach(table -> handle.execute("DROP TABLE IF EXISTS " + qualified(table)));
          return create(handle);
        });
  }

  private Created create(Handle handle) {
    Set<String> there = existing(handle);
    handle.execute("CREATE SCHEMA IF NOT EXISTS \"" + warehouse.settings().schema() + "\"");
    List<String> missing = Tables.ALL.stream().filter(table -> !there.contains(table)).toList();
    missing.forEach(table -> handle.execute(SqlFile.of("tables/" + table).text()));
    return new Created(missing, List.copyOf(there));
  }

  private Set<String> existing(Handle handle) {
    return Tables.existing(handle, warehouse.settings().schema());
  }

  private String qualified(String table) {
    return "\"" + warehouse.settings().schema() + "\"." + table;
  }
}
