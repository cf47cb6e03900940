package com.sparkify.sandbox.redshift.session;

import java.time.Instant;
import java.util.List;

/**
 * The statements that a client has executed up to one Sync, or in one Query: what is answered by
 * one ReadyForQuery.
 *
 * @param label the session's query_group
 */
record Cycle(List<String> statements, String label, Instant start) {}
