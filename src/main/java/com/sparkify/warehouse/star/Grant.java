package com.sparkify.warehouse.star;

import com.sparkify.warehouse.redshift.SqlFile;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * A privilege on one of the tables.
 *
 * @param identityType what has it: a user, a group, a role or the public
 */
public record Grant(String tableName, String privilege, String identityType, String identityName) {

  /** Those on tables of this program that others than the owners have. */
  static List<Grant> all(Handle handle, String schema) {
    return SqlFile.of("drop/grants")
        .query(handle)
        .bind("schema", schema)
        .map(ConstructorMapper.of(Grant.class))
        .filter(grant -> Tables.ALL.contains(grant.tableName))
        .list();
  }

  /** Gives it again. */
  void give(Handle handle) {
    handle.define("privilege", privilege).define("table", tableName).define("grantee", grantee());
    SqlFile.of("drop/grant").run(handle);
  }

  private String grantee() {
    String name = '"' + identityName.replace("\"", "\"\"") + '"';
    return switch (identityType.toLowerCase(Locale.ROOT)) {
      case "public" -> "PUBLIC";
      case "group" -> "GROUP " + name;
      case "role" -> "ROLE " + name;
      default -> name;
    };
  }

  @Override
  public String toString() {
    return "%s on %s to %s".formatted(privilege, tableName, grantee());
  }
}
