package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.local.Settings;
import dev.chainon.local.demo.Http;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The demonstration that runs here. The new version first runs as a third replica that the balancer does not know, where it is accepted; then the second replica runs it, then the first.
 * The replicas stay children of the demonstration's launcher, which obeys the {@link Pointer} of each.
 */
final class DemoSite implements Site {

    private static final String OLD = "serving-1";
    private static final String NEW = "serving-2";
    private static final String TRIAL = "serving-trial";
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Home home;
    private final Settings settings;
    private final Artefact artefact;
    private final BalancerDesk balancer;
    private final Map<String, Optional<Path>> before;
    private Optional<Child> trial = Optional.empty();

    DemoSite(Home home, Settings settings, Artefact artefact) {
        this.home = home;
        this.settings = settings;
        this.artefact = artefact;
        this.balancer = new BalancerDesk("http://127.0.0.1:" + settings.port("balancer-admin"), key(home));
        this.before = Map.of(
                OLD, new Pointer(home, OLD).read(),
                NEW, new Pointer(home, NEW).read());
    }

    private static String key(Home home) {
        Path secret = home.run("secrets").resolve("operator");
        try {
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw new Failure("The operator's key in " + secret + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public String start() {
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child child = Child.start(program(), new Child.Setting(home, settings.logLimit(), line -> {
            if (line instanceof Line.Ready address) {
                ready.complete(address.address());
            }
        }));
        trial = Optional.of(child);
        child.end().thenAccept(code -> ready.completeExceptionally(new Failure(child.explanation(code))));
        Pause.until("the new version says its address", settings.readyPatience(), ready::isDone);
        if (ready.isCompletedExceptionally()) {
            throw new Failure("The new version does not start; read " + child.logFile() + ".");
        }
        String address = ready.join();
        awaitReady(address);
        return address;
    }

    private Program program() {
        Program.Java java = new Program.Java(
                Pointer.classPath(artefact.folder()), "dev.chainon.apps.Serve", settings.heapMb("serving"));
        List<String> options = List.of(
                "-XX:TieredStopAtLevel=1",
                "-Dconfig.file=" + configuration(),
                "-Dchainon.root=" + home.code(),
                "-Djava.io.tmpdir=" + home.folder("tmp"),
                "-Dorg.bytedeco.javacpp.cachedir=" + home.folder("native"));
        return new Program(
                TRIAL, java, options, List.of(), Map.of("CHAINON_COMMIT", artefact.version(), "OMP_NUM_THREADS", "1"));
    }

    /** That of the second replica, on ports of its own and safe from the faults that are switched on. */
    private Path configuration() {
        Config config = ConfigFactory.parseFile(home.run(NEW + ".conf").toFile())
                .withValue("chainon.http.port", ConfigValueFactory.fromAnyRef(0))
                .withValue("chainon.grpc.port", ConfigValueFactory.fromAnyRef(0))
                .withValue("chainon.admin.enabled", ConfigValueFactory.fromAnyRef(false))
                .withValue("chainon.faults.enabled", ConfigValueFactory.fromAnyRef(false))
                .withValue("chainon.lineage.process", ConfigValueFactory.fromAnyRef(TRIAL));
        Path file = home.run(TRIAL + ".conf");
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, config.root().render(ConfigRenderOptions.concise()));
        } catch (IOException e) {
            throw new Failure("The configuration " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void admit() {
        stopTrial();
        run(NEW, Optional.of(artefact.folder()));
    }

    @Override
    public Sample look() {
        return balancer.look(address(NEW));
    }

    @Override
    public String service() {
        return address("balancer");
    }

    @Override
    public void keep() {
        run(OLD, Optional.of(artefact.folder()));
    }

    @Override
    public void withdraw() {
        stopTrial();
        before.forEach((name, version) -> {
            if (!new Pointer(home, name).read().equals(version)) {
                run(name, version);
            }
        });
    }

    /** Takes a replica out, lets it run a version, and lets it in again. */
    private void run(String name, Optional<Path> version) {
        balancer.drain(address(name));
        long old = pid(name);
        new Pointer(home, name).write(version);
        Pause.until(
                name + " is started anew; does the demonstration still run?",
                settings.readyPatience(),
                () -> pid(name) != old);
        awaitReady(address(name));
        balancer.resume(address(name));
        balancer.awaitReady(address(name), settings.readyPatience());
    }

    private void awaitReady(String address) {
        Pause.until("the new version is ready at " + address, settings.readyPatience(), () -> Http.get(
                        address + "/v2/health/ready")
                .isPresent());
    }

    /** 0 while there is none. */
    private long pid(String name) {
        try {
            Path file = home.run(name + ".pid");
            return Files.exists(file)
                    ? Long.parseLong(Files.readString(file).strip().split("\\s+", 2)[0])
                    : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private String address(String name) {
        return "http://127.0.0.1:" + settings.port(name);
    }

    private void stopTrial() {
        trial.ifPresent(child -> child.stop(GRACE));
        trial = Optional.empty();
    }

    @Override
    public void close() {
        stopTrial();
    }
}
