package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.settings.Refusal;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortsTest {

  @Test
  void refusesAPortThatIsInUse() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "--http-port"))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("port " + port + " is in use")
          .hasMessageContaining("--http-port");
    }
    Ports.requireFree(port, "--http-port");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsTheProcessThatListens() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(PortOwner.of(socket.getLocalPort()))
          .hasValueSatisfying(
              owner -> assertThat(owner.pid()).isEqualTo(ProcessHandle.current().pid()));
    }
    assertThat(PortOwner.of(Ports.free())).isEmpty();
  }
}
