package dev.chainon.serving;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.toy.Kettles;
import dev.chainon.registry.Registry;
import dev.chainon.serving.model.Bundles;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.StoppableServer;
import dev.chainon.streams.BrokerProcess;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What replicas of the toy use case stand on: a real broker, a real PostgreSQL, and a registry with a champion. */
final class Bed implements AutoCloseable {

    static final Kettles KETTLES = new Kettles();

    private final Path folder;
    private final BrokerProcess broker;
    private final StoppableServer database;
    private final Registry registry;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicInteger epochs = new AtomicInteger();

    private Bed(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.broker = BrokerProcess.start(folder);
        this.database = StoppableServer.start(folder.resolve("postgres"));
        this.registry = new Registry(database.as(RuntimeRole.TRAINER), folder.resolve("registry"));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Starts all of it, with version 1 as the champion. */
    static Bed start() throws IOException, InterruptedException {
        Bed bed = new Bed(Files.createTempDirectory("chainon-serving"));
        bed.champion(1);
        return bed;
    }

    Path folder() {
        return folder;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    StoppableServer database() {
        return database;
    }

    KafkaProducer<byte[], byte[]> producer() {
        return producer;
    }

    /** Topics of an epoch that no replay had yet. */
    Topics newTopics() {
        return new Topics(KETTLES.topicPrefix(), epochs.incrementAndGet());
    }

    void champion(int version) {
        registry.promote(KETTLES.modelName(), registered(version), "champion", "test", "for the test");
    }

    /** The number in the registry of this version, which it gets if it has none. */
    int registered(int version) {
        Path staged = folder.resolve("staged" + version);
        Bundles.write(staged, KETTLES.modelName(), version, KETTLES.features().names());
        return registry.register(staged).version();
    }

    /** Settings of a replica of one epoch on a port of its own choice. */
    Config settings(int epoch) {
        return ConfigFactory.parseMap(Map.ofEntries(
                Map.entry("chainon.home", folder.toString()),
                Map.entry("chainon.security.access", "open"),
                Map.entry("chainon.epoch", epoch),
                Map.entry("chainon.kafka.bootstrap", broker.bootstrap()),
                Map.entry("chainon.runtime.url", database.url()),
                Map.entry("chainon.runtime.user", RuntimeRole.SERVING.user()),
                Map.entry("chainon.runtime.password", RuntimeRole.SERVING.user()),
                Map.entry("chainon.http.port", 0),
                Map.entry("chainon.serving.champion-every", "200 ms"),
                Map.entry("chainon.serving.lease", "1 s"),
                Map.entry("chainon.serving.linger", "0 s")));
    }

    @Override
    public void close() throws IOException {
        producer.close();
        database.close();
        broker.close();
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
