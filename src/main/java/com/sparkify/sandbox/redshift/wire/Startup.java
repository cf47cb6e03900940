package com.sparkify.sandbox.redshift.wire;

import java.net.ProtocolException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The first words of a client: the parameters of its StartupMessage. */
record Startup(Map<String, String> parameters) {
  static final int PROTOCOL_3 = 3 << 16;

  /**
   * What PostgreSQL knows; Redshift's driver adds more (driver_version and such), which PostgreSQL
   * refuses.
   */
  private static final Set<String> KNOWN_TO_POSTGRES =
      Set.of(
          "user",
          "database",
          "application_name",
          "datestyle",
          "timezone",
          "extra_float_digits",
          "statement_timeout",
          "options");

  static Startup read(BodyReader reader) throws ProtocolException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
      parameters.put(name, reader.string());
    }
    return new Startup(parameters);
  }

  String user() {
    return parameters.getOrDefault("user", "");
  }

  /**
   * psql asks the catalogue by the server's version, and gets PostgreSQL's catalogue: so it must
   * see PostgreSQL's.
   */
  boolean isPsql() {
    return parameters.getOrDefault("application_name", "").equals("psql");
  }

  /** The message for PostgreSQL. */
  byte[] forPostgres() {
    Body body = new Body().int32(PROTOCOL_3);
    parameters.forEach(
        (name, value) -> {
          if (KNOWN_TO_POSTGRES.contains(name.toLowerCase(Locale.ROOT))) {
            body.string(name).string(value);
          }
        });
    // Redshift speaks nothing but UTF-8, and the front reads statements as such.
    return body.string("client_encoding").string("UTF8").string("").bytes();
  }
}
