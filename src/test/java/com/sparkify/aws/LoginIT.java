package com.sparkify.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.testing.TestSandbox;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.redshift.Warehouse;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.star.CreateTables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Logging in with what AWS says instead of a password in the settings: secrets, and the role of the
 * machine. AWS is moto with what it lacks, src/test/python/login_aws.py, and the warehouse is the
 * sandbox, by TLS.
 */
@Tag("others")
class LoginIT {
  /** A machine has the keys of its role from STS; here by a profile, as others have theirs. */
  private static final String PROFILES =
      """
      [profile machine]
      role_arn = arn:aws:iam::123456789012:role/loader
      source_profile = base
      region = us-east-1
      [profile base]
      aws_access_key_id = sandbox
      aws_secret_access_key = sandbox-secret
      region = us-east-1
      """;

  @TempDir private static Path folder;
  private static Process server;
  private static String aws;
  private static Map<String, String> properties;

  private final RedshiftSettings byPassword = TestSandbox.get().redshift();

  @BeforeAll
  static void start() throws Exception {
    Path sandbox = TestSandbox.get().home().resolve("redshift");
    String port = Files.readAllLines(sandbox.resolve("data/postmaster.pid")).get(3);
    server = Program.server("login_aws.py", port, sandbox.resolve("postgres.password").toString());
    aws =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    properties =
        Map.of(
            "aws.endpointUrl",
            aws,
            "aws.configFile",
            Files.writeString(folder.resolve("config"), PROFILES).toString(),
            "aws.profile",
            "machine");
    properties.forEach(System::setProperty);
  }

  @AfterAll
  static void stop() throws Exception {
    properties.keySet().forEach(System::clearProperty);
    server.getOutputStream().close();
    server.waitFor();
  }

  @Test
  void aSecretIsReadByNameAndByArn() {
    createTables();
    String json = "{\"username\": \"dev\", \"password\": \"%s\"}".formatted(TestSandbox.PASSWORD);
    String arn = secret("sparkify/json", json);
    secret("sparkify/plain", TestSandbox.PASSWORD);

    assertThat(user(bySecret("sparkify/json", null))).isEqualTo("dev");
    assertThat(user(bySecret(arn, null))).isEqualTo("dev");
    assertThat(user(bySecret("sparkify/plain", "dev"))).isEqualTo("dev");
  }

  @Test
  void aSecretThatIsNotThereOrWrongIsAMistakeInTheSettings() {
    assertThatThrownBy(() -> user(bySecret("no/such", null)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("Cannot read the secret no/such (redshift.secret): ");
    secret("sparkify/wrong", "{\"username\": \"dev\", \"password\": \"hunter2\"}");
    assertThatThrownBy(() -> user(bySecret("sparkify/wrong", null)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("what the secret sparkify/wrong (redshift.secret) says is refused")
        .message()
        .doesNotContain("hunter2");
  }

  @Test
  void aPasswordThatIsRotatedDuringARunIsReadAgain() throws Exception {
    createTables();
    admin("CREATE USER rotated PASSWORD 'Before-1'");
    secret("sparkify/rotated", "{\"username\": \"rotated\", \"password\": \"Before-1\"}");
    var warehouse = new Warehouse(bySecret("sparkify/rotated", null), "test");
    assertThat(user(warehouse)).isEqualTo("rotated");

    admin("ALTER USER rotated PASSWORD 'After-2'");
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      client.putSecretValue(
          put ->
              put.secretId("sparkify/rotated")
                  .secretString("{\"username\": \"rotated\", \"password\": \"After-2\"}"));
    }
    assertThat(user(warehouse)).isEqualTo("rotated");
  }

  @Test
  void theRoleOfTheMachineLogsInToAProvisionedClusterAsItsDbUser() {
    createTables();
    assertThat(user(byRole("ClusterID=sparkify&Region=us-east-1", "loader")))
        .isEqualTo("IAM:loader");
    assertThat(user(byRole("ClusterID=sparkify&Region=us-east-1&DbUser=other", null)))
        .isEqualTo("IAM:other");
  }

  @Test
  void theRoleOfTheMachineLogsInToServerlessAsItself() {
    createTables();
    String workgroup = "isServerless=true&serverlessWorkGroup=%s&Region=us-east-1";
    assertThat(user(byRole(workgroup.formatted("sparkify"), null))).isEqualTo("IAMR:loader");
    assertThatThrownBy(() -> user(byRole(workgroup.formatted("other"), null)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("with the role of this machine: there is no workgroup other");
  }

  @Test
  void aClusterThatIsNotThereIsAMistakeAndAwsThatIsNotThereIsTriedAgain() {
    assertThatThrownBy(() -> user(byRole("ClusterID=none&Region=us-east-1", "loader")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("with the role of this machine: ");
    String nowhere = "ClusterID=sparkify&Region=us-east-1&EndpointUrl=http://127.0.0.1:1";
    assertThatThrownBy(() -> user(byRole(nowhere, "nobody")))
        .isInstanceOf(TransientException.class)
        .hasMessageContaining("with the role of this machine: ");
  }

  private void createTables() {
    new CreateTables(new Warehouse(byPassword, "test")).execute();
  }

  private RedshiftSettings bySecret(String secret, String user) {
    return login(byPassword.url(), user, Optional.of(secret));
  }

  private RedshiftSettings byRole(String parameters, String user) {
    String certificate = TestSandbox.get().home().resolve("redshift/server.crt").toString();
    String url =
        "jdbc:redshift:iam://127.0.0.1:%d/dev?ssl=true&sslMode=verify-ca&sslRootCert=%s&%s"
            .formatted(TestSandbox.get().redshiftPort(), certificate, parameters);
    String whole = url.contains("EndpointUrl") ? url : url + "&EndpointUrl=" + aws;
    return login(whole, user, Optional.empty());
  }

  // All at once: there are no such settings with a password.
  private RedshiftSettings login(String url, String user, Optional<String> secret) {
    return new RedshiftSettings(
        url,
        Optional.ofNullable(user),
        Optional.empty(),
        secret,
        byPassword.schema(),
        byPassword.writer(),
        byPassword.tempDir(),
        byPassword.iamRole(),
        byPassword.connectTimeout(),
        byPassword.statementTimeout(),
        byPassword.questionTimeout());
  }

  private static String user(RedshiftSettings settings) {
    return user(new Warehouse(settings, "test"));
  }

  private static String user(Warehouse warehouse) {
    return warehouse.session(
        "ask", handle -> handle.createQuery("SELECT current_user").mapTo(String.class).one());
  }

  private static String secret(String name, String text) {
    try (SecretsManagerClient client = SecretsManagerClient.create()) {
      return client.createSecret(create -> create.name(name).secretString(text)).arn();
    }
  }

  private void admin(String sql) throws Exception {
    try (Connection connection =
        DriverManager.getConnection(byPassword.url(), "postgres", adminPassword())) {
      connection.createStatement().execute(sql);
    }
  }

  private static String adminPassword() throws IOException {
    return Files.readString(TestSandbox.get().home().resolve("redshift/postgres.password"));
  }
}
