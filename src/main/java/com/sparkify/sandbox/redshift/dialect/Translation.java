package com.sparkify.sandbox.redshift.dialect;

import java.util.Optional;

/**
 * One statement, translated.
 *
 * @param sql what PostgreSQL is given; for a front command only what it is asked to describe
 * @param command what the front executes in its place
 * @param isChanged whether positions in the text still are the client's
 */
public record Translation(String sql, Optional<FrontCommand> command, boolean isChanged) {}
