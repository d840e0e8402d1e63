package dev.chainon.broker;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Formats the data folder on the first start, then serves until the launcher closes this process's input, or a signal comes. */
public final class Broker {

    private Broker() {}

    /** @param args port, port of the controller, folder of the data, and how clients name this machine unless they are on it */
    public static void main(String[] args) throws IOException {
        // Standard output carries protocol lines only; Kafka's tools and banners go to the log.
        Progress progress = new Progress(System.out);
        System.setOut(System.err);
        String host = args.length > 3 ? args[3] : Node.LOOPBACK;
        Node node = new Node(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]), host);
        Properties properties = node.properties();
        format(properties, node.data(), System.err);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-stop"));
        Supervised.exitWhenInputCloses();
        server.startup();
        progress.ready(node.address());
        server.awaitShutdown();
    }

    private static void format(Properties properties, Path data, PrintStream out) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        // Kafka's tool reads its settings from a file only.
        Path file = Files.createTempFile("broker", ".properties");
        try {
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, null);
            }
            String cluster = Uuid.randomUuid().toString();
            int code = StorageTool.execute(new String[] {"format", "-t", cluster, "-c", file.toString()}, out);
            if (code != 0) {
                throw new IOException("the broker's data folder " + data + " cannot be formatted: see the lines above");
            }
        } finally {
            Files.delete(file);
        }
    }
}
