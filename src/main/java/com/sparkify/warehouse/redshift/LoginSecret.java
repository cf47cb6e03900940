package com.sparkify.warehouse.redshift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sparkify.warehouse.error.LoadException;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.settings.Secret;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * A password in AWS Secrets Manager.
 *
 * @param name of the secret, or its ARN
 * @param user whose password it is, if the secret says so
 */
record LoginSecret(String name, Optional<String> user, Secret password) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Reads it with the role and the region of this machine; an ARN says its region.
   *
   * @throws LoadException if it cannot be read
   */
  static LoginSecret read(String name) {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder().httpClientBuilder(ApacheHttpClient.builder());
    if (name.startsWith("arn:")) {
      builder.region(Region.of(name.split(":")[3]));
    }
    try (SecretsManagerClient client = builder.build()) {
      String text = client.getSecretValue(request -> request.secretId(name)).secretString();
      return parse(name, text == null ? "" : text);
    } catch (SdkException e) {
      throw AwsErrors.translate("read the secret " + name + " (redshift.secret)", e);
    }
  }

  /** The user that the secret names, else the one of the settings. */
  String userOr(Optional<String> ofSettings) {
    return user.or(() -> ofSettings)
        .orElseThrow(() -> cannot("it does not say whose password it is; set redshift.user", null));
  }

  /** JSON with username and password, as Redshift and its rotation write it, or a password. */
  static LoginSecret parse(String name, String text) {
    if (!text.strip().startsWith("{")) {
      var secret = new LoginSecret(name, Optional.empty(), new Secret(text.strip()));
      if (text.isBlank()) {
        throw secret.cannot("it is empty", null);
      }
      return secret;
    }
    var unread = new LoginSecret(name, Optional.empty(), new Secret(""));
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json.path("password").asText().isEmpty()) {
        throw unread.cannot("its JSON has no password", null);
      }
      return new LoginSecret(
          name,
          Optional.of(json.path("username").asText()).filter(user -> !user.isBlank()),
          new Secret(json.path("password").asText()));
    } catch (JsonProcessingException e) {
      // Its message may quote the password.
      throw unread.cannot("it begins like JSON and is not", null);
    }
  }

  private SettingsException cannot(String why, Throwable cause) {
    return new SettingsException(
        "Cannot log in with the secret %s (redshift.secret): %s".formatted(name, why), cause);
  }
}
