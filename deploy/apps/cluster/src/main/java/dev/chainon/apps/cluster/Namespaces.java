package dev.chainon.apps.cluster;

import static dev.chainon.apps.cluster.Commands.attempt;
import static dev.chainon.apps.cluster.Commands.ip;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Network namespaces of Linux, each with an address of its own on one bridge, whose links can be slowed and cut. Names and addresses are of this process; closing takes all of
 * it away. Needs the rights of root.
 */
public final class Namespaces implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Namespaces.class);
    private static final int PATIENCE_MS = 10_000;
    private static final int TRIPS = 9;
    /** A port at which no worker listens. */
    private static final int NOBODY = 9;

    private static final int SUBNETS = 250;

    private final String name;
    private final String subnet;
    private final List<List<String>> undoing = new ArrayList<>();
    private final List<DelayLine> lines = new ArrayList<>();

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
            ip("link", "add", outer(i), "type", "veth", "peer", "name", inner(i));
            undoing.add(List.of("ip", "link", "delete", outer(i)));
            connect(i);
            ip("-n", namespace(i), "link", "set", "lo", "up");
        }
    }

    /** Puts one end of a pair of devices on the bridge, the other in its namespace. */
    private void connect(int number) {
        ip("link", "set", outer(number), "master", name + "b", "up");
        ip("link", "set", inner(number), "netns", namespace(number));
        ip("-n", namespace(number), "addr", "add", address(number) + "/24", "dev", inner(number));
        ip("-n", namespace(number), "link", "set", inner(number), "up");
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
     * Delays what goes to a namespace, nothing of what comes from it: a round trip takes so much longer. By the kernel's {@code netem} where it has it, else by a cable through this process.
     * To be called once for each, before anything there has a connection.
     *
     * @return by what it is done
     * @throws IllegalStateException if neither is possible here, with what the system says of both
     */
    public String delay(int number, int milliseconds) {
        Optional<String> without =
                attempt("tc", "qdisc", "replace", "dev", outer(number), "root", "netem", "delay", milliseconds + "ms");
        if (without.isEmpty()) {
            return "netem";
        }
        try {
            ip("link", "delete", outer(number));
            lines.add(DelayLine.between(outer(number), inner(number), milliseconds));
            connect(number);
            return "delay line";
        } catch (IllegalStateException e) {
            throw new IllegalStateException(without.get() + "; " + e.getMessage(), e);
        }
    }

    /**
     * Median time of a round trip to a namespace: that of being told that nobody listens at a port.
     *
     * @throws IllegalStateException if the namespace cannot be reached
     */
    public Duration roundTrip(int number) {
        long[] nanos = new long[TRIPS];
        for (int i = 0; i < TRIPS; i++) {
            nanos[i] = refused(number);
        }
        Arrays.sort(nanos);
        return Duration.ofNanos(nanos[TRIPS / 2]);
    }

    private long refused(int number) {
        long begun = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address(number), NOBODY), PATIENCE_MS);
            throw new IllegalStateException("somebody listens at port " + NOBODY + " of " + address(number));
        } catch (ConnectException e) {
            return System.nanoTime() - begun;
        } catch (IOException e) {
            throw new IllegalStateException(address(number) + " cannot be reached: " + e.getMessage(), e);
        }
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

    private String inner(int number) {
        return name + "i" + number;
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
        lines.forEach(DelayLine::close);
        lines.clear();
    }
}
