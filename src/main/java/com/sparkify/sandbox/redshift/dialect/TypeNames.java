package com.sparkify.sandbox.redshift.dialect;

import com.sparkify.sandbox.redshift.sql.Tokens;
import com.sparkify.sandbox.redshift.sql.Tokens.Span;
import java.util.Set;

/**
 * VARCHAR(MAX) is VARCHAR(65535) ("Character types" of the developer guide), wherever a type can
 * stand.
 */
final class TypeNames implements Rule {
  private static final Set<String> CHARACTER_TYPES = Set.of("varchar", "nvarchar", "varying");

  @Override
  public Tokens apply(Tokens statement) {
    Tokens result = statement;
    for (int i = 0; i < result.size(); i++) {
      boolean isType = result.at(i).isName() && CHARACTER_TYPES.contains(result.at(i).name());
      if (isType && result.has(i + 1, "(", "max", ")")) {
        result = result.replace(new Span(i + 2, i + 3), "65535");
      }
    }
    return result;
  }
}
