package dev.chainon.bench.stores;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.RotatedLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cassandra nodes of one ring, each a process of its own. One thread at a time. */
final class CassandraRing implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** What the snitch makes of 127.0.0.x: the second number names the data centre. */
    private static final String DATA_CENTRE = "0";

    private final Home home;
    private final List<CassandraNode> nodes;
    private final List<String> jvm;
    private final List<Child> children = new ArrayList<>();

    private CassandraRing(Home home, List<CassandraNode> nodes, List<String> jvm) {
        this.home = home;
        this.nodes = nodes;
        this.jvm = jvm;
    }

    /**
     * Starts them all, and comes back when each answers.
     *
     * @param jvm options of each node's JVM beside the usual ones
     */
    static CassandraRing start(Home home, int size, List<String> jvm) throws IOException {
        CassandraNode.Ports ports = new CassandraNode.Ports(freePort(), freePort());
        CassandraRing ring = new CassandraRing(
                home,
                IntStream.rangeClosed(1, size)
                        .mapToObj(number -> new CassandraNode(number, size, ports))
                        .toList(),
                jvm);
        try {
            for (CassandraNode node : ring.nodes) {
                ring.children.add(ring.child(node));
                if (node.number() == 1) {
                    ring.awaitAnswer(1);
                }
            }
            for (CassandraNode node : ring.nodes) {
                ring.awaitAnswer(node.number());
            }
            return ring;
        } catch (IOException | RuntimeException e) {
            ring.close();
            throw e;
        }
    }

    CqlSession connect() {
        DriverConfigLoader config = DriverConfigLoader.programmaticBuilder()
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(12))
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(12))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, Duration.ofSeconds(12))
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_AGREEMENT_TIMEOUT, Duration.ofSeconds(30))
                .withDuration(DefaultDriverOption.RECONNECTION_BASE_DELAY, Duration.ofMillis(500))
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(2))
                .withInt(DefaultDriverOption.NETTY_IO_SIZE, 2)
                .build();
        CqlSession session = CqlSession.builder()
                .withConfigLoader(config)
                .addContactPoint(new InetSocketAddress(
                        nodes.get(0).address(), nodes.get(0).ports().cql()))
                .withLocalDatacenter(DATA_CENTRE)
                .build();
        Await.until("the driver sees " + nodes.size() + " nodes", PATIENCE, () -> up(session) == nodes.size());
        return session;
    }

    static long up(CqlSession session) {
        return session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.UP)
                .count();
    }

    /** The driver's word for a node. */
    Node seen(CqlSession session, int number) {
        String address = nodes.get(number - 1).address();
        return session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getListenAddress()
                                .map(a -> a.getAddress().getHostAddress())
                                .filter(address::equals)
                                .isPresent()
                        || node.getEndPoint().resolve().toString().contains("/" + address + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the driver does not know the node " + address));
    }

    /** SIGKILL. */
    void kill(int number) {
        ProcessHandle.of(children.get(number - 1).pid()).ifPresent(ProcessHandle::destroyForcibly);
        children.get(number - 1).end().join();
    }

    void restart(int number) throws IOException {
        children.set(number - 1, child(nodes.get(number - 1)));
        awaitAnswer(number);
    }

    List<Long> pids() {
        return children.stream().map(Child::pid).toList();
    }

    List<java.nio.file.Path> folders() {
        return nodes.stream().map(node -> node.data(home)).toList();
    }

    private Child child(CassandraNode node) throws IOException {
        return Child.start(
                node.program(home).withOptions(jvm),
                new Child.Setting(home, new RotatedLog.Limit(4_000_000, 1), line -> {}));
    }

    private void awaitAnswer(int number) {
        CassandraNode node = nodes.get(number - 1);
        Child child = children.get(number - 1);
        Await.until("the node " + node.address() + " answers", PATIENCE, () -> {
            if (!child.alive()) {
                throw new Failure(child.explanation(child.end().join()));
            }
            return answers(node);
        });
    }

    private static boolean answers(CassandraNode node) {
        try (Socket socket =
                new Socket(InetAddress.getByName(node.address()), node.ports().cql())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        children.forEach(Child::closeInput);
        children.forEach(child -> child.stop(Duration.ofSeconds(10)));
    }
}
