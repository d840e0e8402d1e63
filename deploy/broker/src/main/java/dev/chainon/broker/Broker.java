package dev.chainon.broker;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Formats the data folder on the first start, then serves until the launcher closes this process's input. */
public final class Broker {

    private Broker() {}

    /** @param args the broker's properties file */
    public static void main(String[] args) throws IOException {
        // Standard output carries protocol lines only; Kafka's tools and banners go to the log.
        Progress progress = new Progress(System.out);
        System.setOut(System.err);
        Path file = Path.of(args[0]);
        Properties properties = read(file);
        format(file, Path.of(properties.getProperty("log.dirs")), System.err);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-stop"));
        Supervised.exitWhenInputCloses();
        server.startup();
        progress.ready(properties.getProperty("listeners").replaceFirst("^.*?PLAINTEXT://([^,]+).*$", "$1"));
        server.awaitShutdown();
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    private static void format(Path file, Path data, PrintStream out) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        String cluster = Uuid.randomUuid().toString();
        int code = StorageTool.execute(new String[] {"format", "-t", cluster, "-c", file.toString()}, out);
        if (code != 0) {
            throw new IOException("the broker's data folder " + data + " cannot be formatted: see the lines above");
        }
    }
}
