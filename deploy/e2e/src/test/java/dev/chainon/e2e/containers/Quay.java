package dev.chainon.e2e.containers;

import dev.chainon.flights.Flights;
import dev.chainon.registry.Registry;
import dev.chainon.serving.model.Bundles;
import dev.chainon.store.Database;
import dev.chainon.store.Migrations;
import dev.chainon.store.RuntimeRole;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.testcontainers.containers.Network;

/** What the images of the applications need: our broker, database and intake in containers of a network of their own, and a registry with small models. */
final class Quay implements AutoCloseable {

    static final Flights FLIGHTS = new Flights();

    private static final String ADMIN = "postgres";
    private static final String PASSWORD = "of-this-test";

    final Network network = Network.newNetwork();
    private final Path folder;
    private final String run = UUID.randomUUID().toString();
    private final Set<String> volumes = new TreeSet<>();
    private final Box database;
    private final Box broker;
    private final Box intake;
    private final Database trainer;
    private final Registry registry;

    /** @param folder an empty one, which the engine may read */
    Quay(Path folder) {
        this.folder = folder;
        this.database = Box.healthy(
                new Box.Plan("postgres", "postgres", 256, 5432).keeping("/var/lib/postgresql", volume("postgres")),
                network,
                Map.of("POSTGRES_PASSWORD", PASSWORD));
        Map<String, String> passwords = Arrays.stream(RuntimeRole.values())
                .map(RuntimeRole::user)
                .collect(Collectors.toMap(Function.identity(), Function.identity()));
        String url = "jdbc:postgresql://" + database.address() + "/chainon_runtime";
        new Migrations(url, ADMIN, PASSWORD).migrate(passwords);
        this.broker = Box.healthy(
                new Box.Plan("broker", "broker", 400, 9092).keeping("/state", volume("broker")), network, Map.of());
        // It makes the topics of the epoch.
        this.intake = start(new Box.Plan("intake", "intake", 192, 8080), "");
        this.trainer = new Database(url, RuntimeRole.TRAINER.user(), RuntimeRole.TRAINER.user(), 2);
        this.registry = new Registry(trainer, made("registry"));
        begin(made("snapshots").resolve("e1"));
    }

    /** A replay that begins with an engine which has seen nothing. */
    private static void begin(Path epoch) {
        try (DataOutputStream out = new DataOutputStream(
                Files.newOutputStream(Files.createDirectories(epoch).resolve("start.bin")))) {
            FLIGHTS.features().newEngine().snapshot(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A named volume of this run. */
    String volume(String name) {
        String volume = "chainon-test-" + run + "-" + name;
        volumes.add(volume);
        return volume;
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes this version, whose answer is sigmoid(0.3 * sum + version), the champion. */
    void champion(int version) {
        Path staged = folder.resolve("staged" + version);
        Bundles.write(staged, FLIGHTS.modelName(), version, FLIGHTS.features().names());
        int number = registry.register(staged).version();
        registry.promote(FLIGHTS.modelName(), number, "champion", "test", "for the test");
    }

    /** Runs an application with its settings, with the registry at hand, until it is healthy. */
    Box start(Box.Plan plan, String settings) {
        return Box.healthy(ready(plan, settings), network, Map.of());
    }

    /** Starts an application with its settings and waits for nothing. */
    Box begin(Box.Plan plan, String settings) {
        return Box.started(ready(plan, settings), network);
    }

    /** Runs an application with its settings until it has ended. */
    Box startInVain(Box.Plan plan, String settings) {
        return Box.ended(ready(plan, settings), network);
    }

    private Box.Plan ready(Box.Plan plan, String settings) {
        Path file = made("settings-" + plan.name() + "-" + UUID.randomUUID()).resolve("app.conf");
        try {
            Files.writeString(file, "chainon {\n" + usual() + settings + "\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return plan.with("/etc/chainon", file.getParent())
                .with("/state/registry", made("registry"))
                .with("/state/snapshots", made("snapshots"));
    }

    private static String usual() {
        return String.join(
                "\n",
                List.of(
                        "home = \"/state\"",
                        "epoch = 1",
                        "kafka.bootstrap = \"broker:9092\"",
                        "http { host = \"0.0.0.0\", port = 8080 }",
                        ""));
    }

    /** Where the runtime database is, for that role. */
    static String runtime(RuntimeRole role) {
        return "runtime { url = \"jdbc:postgresql://postgres:5432/chainon_runtime\", user = " + role.user()
                + ", password = " + role.user() + " }\n";
    }

    @Override
    public void close() {
        trainer.close();
        List.of(intake, broker, database).forEach(Box::close);
        network.close();
        volumes.forEach(volume -> Engine.client().removeVolumeCmd(volume).exec());
    }
}
