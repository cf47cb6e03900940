package com.sparkify.warehouse.star;

import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.redshift.SqlFile;
import com.sparkify.warehouse.redshift.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Creates the schema and the tables that are missing. */
public final class CreateTables {
  private final Warehouse warehouse;
  private final String schema;

  public CreateTables(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.schema = warehouse.settings().schema();
  }

  /**
   * What was done.
   *
   * @param created the tables that were missing
   * @param present the tables that existed
   */
  public record Created(List<String> created, List<String> present) {}

  /**
   * Creates what is missing, in one transaction, and migrates tables of an older version.
   *
   * @throws SettingsException if the existing tables are too old to be migrated, of a newer version
   *     of this program, or were changed by hand in a way that matters
   */
  public Created execute() {
    Found found = warehouse.session("look for tables", this::find);
    refuseNewer(found.version);
    boolean isOlder = found.version < Migration.VERSION;
    if (isOlder) {
      new Migration(warehouse).execute(found.tables);
    }
    Created created =
        found.tables.containsAll(Tables.ALL)
            ? new Created(List.of(), Tables.ALL)
            : warehouse.transaction("create tables", this::create);
    if (isOlder) {
      warehouse.change("record the version of the tables", Migration::recordVersion);
      refuseChanged(warehouse.session("look for tables", this::find).differences);
    } else {
      refuseChanged(found.differences);
    }
    return created;
  }

  /**
   * What there is.
   *
   * @param differences where it is not what this program makes
   */
  private record Found(Set<String> tables, int version, List<String> differences) {}

  private Found find(Handle handle) {
    Set<String> tables = existing(handle);
    return new Found(
        tables, Migration.version(handle, tables), Migration.differences(handle, schema, tables));
  }

  private void refuseNewer(int version) {
    if (version > Migration.VERSION) {
      throw new SettingsException(
          "Cannot use the tables in schema %s: a newer version of this program has made them (version %d, and this program knows %d); use the newer program"
              .formatted(schema, version, Migration.VERSION));
    }
  }

  private void refuseChanged(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new SettingsException(
          "Cannot use the tables in schema %s: %s. Someone has changed them: change them back and run `submit.sh check`, or let `submit.sh create-tables --drop` make new ones and `submit.sh run` load the lake again"
              .formatted(schema, String.join("; ", differences)));
    }
  }

  /**
   * What would go with the tables if they were dropped, and is given again.
   *
   * @throws SettingsException if a view stands on one of them
   */
  public List<Grant> grants() {
    return warehouse.session(
        "look for what stands on the tables",
        handle -> {
          refuseViews(handle);
          return Grant.all(handle, schema);
        });
  }

  /**
   * Drops all tables, and with them everything loaded and the ledger, creates them again, and gives
   * again what others might do with them.
   *
   * @throws SettingsException if a view stands on one of them
   */
  public Created executeAfterDrop() {
    return warehouse.transaction(
        "drop and create tables",
        handle -> {
          refuseViews(handle);
          List<Grant> grants = Grant.all(handle, schema);
          var tables = new ArrayList<>(Tables.ALL);
          Collections.reverse(tables);
          tables.forEach(
              table -> handle.execute("DROP TABLE IF EXISTS \"%s\".%s".formatted(schema, table)));
          Created created = create(handle);
          grants.forEach(grant -> grant.give(handle));
          return created;
        });
  }

  private void refuseViews(Handle handle) {
    List<View> views =
        SqlFile.of("drop/views")
            .query(handle)
            .bind("schema", schema)
            .map(ConstructorMapper.of(View.class))
            .filter(view -> Tables.ALL.contains(view.tableName))
            .list();
    if (!views.isEmpty()) {
      throw new SettingsException(
          "Cannot drop the tables of schema %s: %s; drop these views first, and create them again afterwards"
              .formatted(
                  schema,
                  String.join(", ", views.stream().map(View::toString).distinct().toList())));
    }
  }

  /** A view that stands on a table. */
  public record View(String name, String tableName) {
    @Override
    public String toString() {
      return "the view %s stands on %s".formatted(name, tableName);
    }
  }

  private Set<String> existing(Handle handle) {
    Set<String> existing = Tables.existing(handle, schema);
    if (existing.contains("etl_files")
        && SqlFile.of("verify/outdated")
            .query(handle)
            .bind("schema", schema)
            .mapToMap()
            .findFirst()
            .isPresent()) {
      throw new SettingsException(
          "Cannot use the tables in schema %s: an older version of this program has made them. `submit.sh create-tables --drop` drops them and makes new ones, and `submit.sh run` then loads the lake again"
              .formatted(schema));
    }
    return existing;
  }

  private Created create(Handle handle) {
    Set<String> existing = Tables.existing(handle, schema);
    boolean isSchemaMissing =
        handle
            .createQuery("SELECT nspname FROM pg_namespace WHERE nspname = :schema")
            .bind("schema", schema)
            .mapTo(String.class)
            .findOne()
            .isEmpty();
    if (isSchemaMissing) {
      // Not without looking: IF NOT EXISTS needs the right to create schemas even where this one
      // exists.
      handle.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema + "\"");
      warehouse.useSchema(handle);
    }
    List<String> missing = Tables.ALL.stream().filter(table -> !existing.contains(table)).toList();
    missing.forEach(table -> handle.execute(SqlFile.of("tables/" + table).text()));
    if (existing.isEmpty()) {
      Migration.recordVersion(handle);
    }
    return new Created(missing, List.copyOf(existing));
  }
}
