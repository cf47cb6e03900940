package com.sparkify.warehouse.redshift;

import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.Secret;
import java.util.Optional;

/**
 * What a session logs in with.
 *
 * @param url the JDBC address
 * @param user empty where the driver gets user and password with the role of the machine
 * @param password of that user
 */
public record Login(String url, Optional<String> user, Optional<Secret> password) {

  /**
   * As the settings say.
   *
   * @throws LoadException if their secret cannot be read
   */
  static Login of(RedshiftSettings settings) {
    if (settings.isLoginByRole()) {
      return new Login(withDbUser(settings), Optional.empty(), Optional.empty());
    }
    return settings
        .secret()
        .map(name -> of(settings, LoginSecret.read(name)))
        .orElseGet(() -> new Login(settings.url(), settings.user(), settings.password()));
  }

  private static Login of(RedshiftSettings settings, LoginSecret secret) {
    return new Login(
        settings.url(),
        Optional.of(secret.userOr(settings.user())),
        Optional.of(secret.password()));
  }

  // In the address, since the connector takes no DbUser otherwise.
  private static String withDbUser(RedshiftSettings settings) {
    String url = settings.url();
    return settings
        .user()
        .filter(user -> !url.contains("DbUser="))
        .map(user -> url + (url.contains("?") ? "&" : "?") + "DbUser=" + user)
        .orElse(url);
  }
}
