package com.sparkify.aws;

import static com.sparkify.testing.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.sandbox.redshift.RedshiftSandbox;
import com.sparkify.testing.TestSettings;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three commands by the real AWS CLI, with moto and the sandbox:
 * src/test/python/aws_commands.py.
 */
@Tag("others")
class AwsCommandsIT {
  @TempDir Path home;

  @Test
  void fromAnEmptyAccountToTheFirstLoadAndBack() throws Exception {
    int port = freePort();
    Settings settings =
        with(
            TestSettings.of("public", URI.create("http://127.0.0.1:" + port), 0),
            "s3.credentials",
            Optional.of(new S3Credentials("sandbox", new Secret("sandbox-secret"))));
    try (RedshiftSandbox warehouse =
        RedshiftSandbox.start(home, 0, settings.redshift(), settings.s3())) {
      String said =
          Program.python(
              "aws_commands.py",
              Integer.toString(port),
              Integer.toString(warehouse.port()),
              home.resolve("redshift/postgres.password").toString());
      assertThat(said).endsWith("passed\n");
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
