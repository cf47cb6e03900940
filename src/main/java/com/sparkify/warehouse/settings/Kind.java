package com.sparkify.warehouse.settings;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a setting's text becomes a value, and how that text is shown.
 *
 * @param parser makes the value; throws {@link IllegalArgumentException} whose message is what is
 *     wanted
 * @param shown the text as messages may show it: masked where it is a secret
 */
public record Kind<T>(Function<String, T> parser, UnaryOperator<String> shown) {

  /** This kind, its values held to {@code rule} as well. */
  public Kind<T> where(Rule<? super T> rule) {
    return map(
        value -> {
          if (!rule.holds().test(value)) {
            throw new IllegalArgumentException(rule.wanted());
          }
          return value;
        });
  }

  /** This kind, its values turned into others by {@code change}. */
  public <R> Kind<R> map(Function<? super T, ? extends R> change) {
    return new Kind<>(text -> change.apply(parser.apply(text)), shown);
  }
}
