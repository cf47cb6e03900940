package com.sparkify.sandbox.redshift.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who may connect: one user with one password, proved by an MD5 challenge, which all clients of
 * Redshift know.
 */
public record Login(String user, String password) {
  private static final SecureRandom RANDOM = new SecureRandom();

  byte[] newSalt() {
    byte[] salt = new byte[4];
    RANDOM.nextBytes(salt);
    return salt;
  }

  /** Whether the answer to a challenge with this salt proves user and password. */
  boolean isProved(String claimed, byte[] salt, String answer) {
    String inner = md5((password + user).getBytes(StandardCharsets.UTF_8), new byte[0]);
    String expected = "md5" + md5(inner.getBytes(StandardCharsets.US_ASCII), salt);
    return user.equals(claimed)
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII), answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String md5(byte[] text, byte[] salt) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(text);
      return HexFormat.of().formatHex(md5.digest(salt));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot check passwords: this Java has no MD5", e);
    }
  }

  @Override
  public String toString() {
    return "Login[user=" + user + "]";
  }
}
