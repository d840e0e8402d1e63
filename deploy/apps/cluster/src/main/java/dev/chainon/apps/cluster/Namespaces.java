package dev.chainon.apps.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Network namespaces of Linux, each with an address of its own on one bridge, whose links can be slowed, narrowed and cut. Names and addresses are of this process; closing takes all of
 * it away. Needs the rights of root.
 */
public final class Namespaces implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);
    private static final int PATIENCE_SECONDS = 20;
    private static final int SUBNETS = 250;

    private final String name;
    private final String subnet;
    private final List<List<String>> undoing = new ArrayList<>();

    private Namespaces() {
        long pid = ProcessHandle.current().pid();
        // The name of a link has at most 15 letters; 198.18.0.0/15 is kept for measurements (RFC 2544).
        this.name = "chn" + Long.toString(pid, Character.MAX_RADIX);
        this.subnet = "198.18." + (pid % SUBNETS + 1) + ".";
    }

    /** Why there are none here; empty where they can be made. */
    public static Optional<String> absent() {
        try (Namespaces trial = of(1)) {
            LOG.debug("namespaces can be made, such as {}", trial.namespace(0));
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of("absent: " + e.getMessage());
        }
    }

    /**
     * Makes so many, joined by a bridge on which this process has the address {@link #host}.
     *
     * @throws IllegalStateException if they cannot be made, with what the system says
     */
    public static Namespaces of(int count) {
        Namespaces all = new Namespaces();
        try {
            all.make(count);
            return all;
        } catch (IllegalStateException e) {
            all.close();
            throw e;
        }
    }

    private void make(int count) {
        ip("link", "add", name + "b", "type", "bridge");
        undoing.add(List.of("ip", "link", "delete", name + "b"));
        ip("addr", "add", host() + "/24", "dev", name + "b");
        ip("link", "set", name + "b", "up");
        for (int i = 0; i < count; i++) {
            ip("netns", "add", namespace(i));
            undoing.add(List.of("ip", "netns", "delete", namespace(i)));
            ip("link", "add", outer(i), "type", "veth", "peer", "name", name + "i" + i);
            undoing.add(List.of("ip", "link", "delete", outer(i)));
            ip("link", "set", outer(i), "master", name + "b", "up");
            ip("link", "set", name + "i" + i, "netns", namespace(i));
            ip("-n", namespace(i), "addr", "add", address(i) + "/24", "dev", name + "i" + i);
            ip("-n", namespace(i), "link", "set", name + "i" + i, "up");
            ip("-n", namespace(i), "link", "set", "lo", "up");
        }
    }

    /** This process's address on the bridge. */
    public String host() {
        return subnet + 1;
    }

    /** Where a worker runs that lives in one of them. */
    public StandaloneCluster.Place place(int number) {
        return new StandaloneCluster.Place(address(number), List.of("ip", "netns", "exec", namespace(number)));
    }

    /**
     * Delays what goes to a namespace.
     *
     * @return why that is not possible here; empty where it is done
     */
    public Optional<String> delay(int number, int milliseconds) {
        return attempt("tc", "qdisc", "replace", "dev", outer(number), "root", "netem", "delay", milliseconds + "ms");
    }

    /** Lets no more than so many kilobits a second go to a namespace, which delays whatever is longer than a packet. Says why that is not possible here. */
    public Optional<String> narrow(int number, int kilobits) {
        return attempt(
                "tc",
                "qdisc",
                "replace",
                "dev",
                outer(number),
                "root",
                "tbf",
                "rate",
                kilobits + "kbit",
                "burst",
                "32kbit",
                "latency",
                "400ms");
    }

    /** Cuts a namespace off from all others, or joins it again. */
    public void partition(int number, boolean cut) {
        ip("link", "set", outer(number), cut ? "down" : "up");
    }

    private String namespace(int number) {
        return name + "n" + number;
    }

    private String outer(int number) {
        return name + "o" + number;
    }

    private String address(int number) {
        return subnet + (number + 10);
    }

    /** Takes all of it away, the last thing first: a namespace goes only when its last connection has, its link at once. */
    @Override
    public void close() {
        Collections.reverse(undoing);
        for (List<String> each : undoing) {
            attempt(each.toArray(new String[0])).ifPresent(why -> LOG.warn("something is left behind: {}", why));
        }
        undoing.clear();
    }

    private static void ip(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        attempt(command.toArray(new String[0])).ifPresent(why -> {
            throw new IllegalStateException(why);
        });
    }

    /** Runs a command; says what went wrong. */
    private static Optional<String> attempt(String... command) {
        String line = String.join(" ", command);
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("'" + line + "' does not end");
            }
            return process.exitValue() == 0 ? Optional.empty() : Optional.of("'" + line + "' says: " + said);
        } catch (IOException e) {
            return Optional.of("'" + line + "' cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("'" + line + "' was interrupted");
        }
    }
}
