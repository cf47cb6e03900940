package com.sparkify.sandbox.redshift.dialect;

/** A statement that the front executes itself, on the client's own PostgreSQL connection. */
public interface FrontCommand {}
