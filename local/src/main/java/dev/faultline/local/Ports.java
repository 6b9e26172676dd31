package dev.faultline.local;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/** TCP ports of loopback. */
final class Ports {
  private static final int LOOKS = 40;
  private static final int MILLIS_BETWEEN_LOOKS = 200;

  private Ports() {}

  /** A port that nobody listens on at this moment. */
  static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes sure that a server can listen there.
   *
   * @param option that sets the port, for the message
   * @throws Refusal when another process has it, saying which one as far as that is known
   */
  static void requireFree(int port, String option) throws InterruptedException {
    Optional<PortOwner> owner = Optional.empty();
    for (int look = 0; look < LOOKS; look++) {
      if (isFree(port)) {
        return;
      }
      owner = PortOwner.of(port);
      if (owner.filter(PortOwner::isRegistryChild).isEmpty()) {
        break;
      }
      // A registry whose parent was killed is about to end.
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    throw new Refusal(
        ExitCode.FAILED,
        "port "
            + port
            + " is in use"
            + owner.map(one -> " by " + one).orElse("")
            + "; stop it, or choose another port with "
            + option);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as servers do: a port of a process just ended is free
      socket.bind(new InetSocketAddress("127.0.0.1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
