package com.sparkify.warehouse.error;

/** The data was refused: the star schema is as it was before. */
public final class DataException extends LoadException {

  private static final long serialVersionUID = 1L;

  /** A failure told by {@code message}: one sentence, without secrets. */
  public DataException(String message) {
    super(message);
  }

  /**
   * A failure told by {@code message}: one sentence, without secrets; {@code cause} is what led to
   * it.
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always 3. */
  @Override
  public int exitCode() {
    return 3;
  }
}
