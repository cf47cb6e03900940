package com.sparkify.warehouse.error;

/** The data was refused; the star schema is unchanged. */
public final class DataException extends LoadException {

  public DataException(String message) {
    this(message, null);
  }

  public DataException(String message, Throwable cause) {
    super(3, message, cause);
  }
}
