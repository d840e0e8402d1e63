package dev.chainon.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The one node, which is its own controller.
 *
 * @param port for clients
 * @param controllerPort for the quorum of one, always on the loopback interface
 * @param data folder of its logs
 * @param host how clients name this machine; it listens on all interfaces unless that is {@link #LOOPBACK}
 */
record Node(int port, int controllerPort, Path data, String host) {

    static final String LOOPBACK = "127.0.0.1";

    /** How clients name it. */
    String address() {
        return host + ":" + port;
    }

    private String listens() {
        return (host.equals(LOOPBACK) ? LOOPBACK : "0.0.0.0") + ":" + port;
    }

    /** Its settings, in Kafka's words. */
    Properties properties() {
        String controller = LOOPBACK + ":" + controllerPort;
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@" + controller,
                "listeners",
                "PLAINTEXT://" + listens() + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + address(),
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false"));
        properties.putAll(Map.of(
                // Events carry stamps of 2001: retention must look at the time of arrival.
                "log.message.timestamp.type", "LogAppendTime",
                "log.retention.hours", "720",
                // The default, 128 MB, is as large as the whole heap.
                "log.cleaner.dedupe.buffer.size", "4194304",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "group.initial.rebalance.delay.ms", "0"));
        // One node cannot hold three copies.
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".num.partitions", "1");
            properties.put(topic + ".replication.factor", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        return properties;
    }
}
