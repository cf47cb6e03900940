package com.sparkify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortHolderTest {

  @Test
  void theListenerIsNamedWhileItListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
      assertThat(PortHolder.describe(port))
          .contains("process %d (java)".formatted(ProcessHandle.current().pid()));
    }

    assertThat(PortHolder.describe(port)).isEmpty();
  }
}
