package dev.chainon.local.platform;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Kafka broker as a child: one node that is its own controller, on the loopback interface. */
public record BrokerProgram(Home home, int port, int controllerPort, int heapMb) {

    public Program program() {
        Path file = home.run("broker.properties");
        try {
            Files.write(file, properties());
        } catch (IOException e) {
            throw new Failure(
                    "The file " + file + " cannot be written: " + e.getMessage() + ". Check the rights and the disk.",
                    e);
        }
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, "deploy/broker"), "dev.chainon.broker.Broker", heapMb);
        return new Program("broker", java, List.of("-XX:MaxDirectMemorySize=64m"), List.of(file.toString()), Map.of());
    }

    private List<String> properties() {
        String own = "127.0.0.1:" + port;
        String controller = "127.0.0.1:" + controllerPort;
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@" + controller,
                "listeners=PLAINTEXT://" + own + ",CONTROLLER://" + controller,
                "advertised.listeners=PLAINTEXT://" + own,
                "controller.listener.names=CONTROLLER",
                "log.dirs=" + home.folder("kafka"),
                // Events carry stamps of 2001: retention must look at the time of arrival.
                "log.message.timestamp.type=LogAppendTime",
                "log.retention.hours=720",
                "auto.create.topics.enable=false",
                // The default, 128 MB, is as large as the whole heap.
                "log.cleaner.dedupe.buffer.size=4194304",
                "num.network.threads=2",
                "num.io.threads=4",
                "offsets.topic.num.partitions=1",
                "offsets.topic.replication.factor=1",
                "transaction.state.log.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.num.partitions=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0");
    }
}
