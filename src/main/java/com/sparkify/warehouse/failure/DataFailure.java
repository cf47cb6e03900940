package com.sparkify.warehouse.failure;

/** The data was refused: the star schema is as it was before. */
public final class DataFailure extends LoadFailure {

  private static final long serialVersionUID = 1L;

  /** A failure told by {@code message}: one sentence, without secrets. */
  public DataFailure(String message) {
    super(message);
  }

  /**
   * A failure told by {@code message}: one sentence, without secrets; {@code cause} is what led to
   * it.
   */
  public DataFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** Always 3. */
  @Override
  public int exitCode() {
    return 3;
  }
}
