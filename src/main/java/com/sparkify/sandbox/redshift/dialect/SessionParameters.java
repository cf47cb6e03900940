package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Set;

/**
 * Parameters that Redshift has and PostgreSQL has not ("Configuration reference"): they can be set,
 * shown and reset, and do nothing. PostgreSQL keeps any parameter whose name has a dot.
 */
final class SessionParameters implements Rule {
  private static final Set<String> VERBS = Set.of("set", "reset", "show");
  private static final Set<String> REDSHIFT_ONLY =
      Set.of(
          ("query_group analyze_threshold_percent auto_analyze cast_super_null_on_error"
                  + " describe_field_name_in_uppercase downcase_delimited_identifier"
                  + " enable_result_cache_for_session enable_numeric_rounding"
                  + " error_on_nondeterministic_update json_serialization_enable"
                  + " json_serialization_parse_nested_strings mv_enable_aqmv_for_session"
                  + " navigate_super_null_on_error wlm_query_slot_count"
                  + " query_group_priority enable_vacuum_boost")
              .split(" "));

  @Override
  public Tokens apply(Tokens statement) {
    if (!VERBS.contains(statement.at(0).text().toLowerCase(java.util.Locale.ROOT))) {
      return statement;
    }
    boolean isScoped = statement.at(1).is("session") || statement.at(1).is("local");
    int name = isScoped ? 2 : 1;
    if (!REDSHIFT_ONLY.contains(statement.at(name).name()) || statement.at(name + 1).is(".")) {
      return statement;
    }
    return statement.replace(new Span(name, name + 1), "redshift." + statement.at(name).name());
  }
}
