package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out, before anything starts, whether the ports are free. */
public final class Ports {

    private Ports() {}

    /**
     * @param ports port by configuration key
     * @throws Failure naming every taken port, its key and who has it
     */
    public static void check(Map<String, Integer> ports) {
        String taken = ports.entrySet().stream()
                .filter(e -> !free(e.getValue()))
                .map(e -> "  port " + e.getValue() + " (local.ports." + e.getKey() + ") is taken" + owner(e.getValue()))
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new Failure("Nothing was started:\n" + taken
                    + "\nEnd that process, or set another port in .chainon/chainon.conf.");
        }
    }

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String owner(int port) {
        return PortOwner.of(port).map(who -> " by " + who).orElse("");
    }
}
