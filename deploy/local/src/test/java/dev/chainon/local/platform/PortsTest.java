package dev.chainon.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void namesThePortTheKeyAndTheProcess_whenTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Ports.check(Map.of("broker", port)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + port + " (local.ports.broker) is taken")
                    .hasMessageContaining(
                            Files.isDirectory(Path.of("/proc/net"))
                                    ? "by PID " + ProcessHandle.current().pid()
                                    : "taken");
        }
    }

    @Test
    void saysNothingWhenFree() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Ports.check(Map.of("broker", port));
        assertThat(Ports.free(port)).isTrue();
    }
}
