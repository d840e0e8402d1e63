package dev.chainon.local.demo;

import dev.chainon.local.deliver.Pointer;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the serving replicas run the version that a deployment points at: looks again and again, and restarts the one whose pointer has moved. Called by one thread. */
final class Redeploy implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Redeploy.class);
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Home home;
    private final Stage stage;
    private final List<String> replicas;
    private final Map<Service, Built> known = new HashMap<>();

    /** What a service ran when it was first seen, and which version it runs now. */
    private record Built(Program program, Optional<Path> version) {}

    Redeploy(Home home, Stage stage, List<String> replicas) {
        this.home = home;
        this.stage = stage;
        this.replicas = List.copyOf(replicas);
    }

    @Override
    public void run() {
        replicas.forEach(name -> {
            try {
                look(name);
            } catch (RuntimeException e) {
                // While another epoch begins there is no such process for a moment; the next look finds it.
                LOG.warn("the version of {} was not looked at this time: {}", name, e.getMessage());
            }
        });
    }

    private void look(String name) {
        Service service = stage.service(name);
        Built built =
                Optional.ofNullable(known.get(service)).orElseGet(() -> new Built(service.program(), Optional.empty()));
        Optional<Path> wanted = new Pointer(home, name).read();
        if (!wanted.equals(built.version())) {
            LOG.info("{} is to run {}", name, wanted.map(Path::toString).orElse("what was built"));
            service.replace(program(built.program(), wanted), GRACE);
        }
        known.keySet().removeIf(other -> other.name().equals(name));
        known.put(service, new Built(built.program(), wanted));
    }

    private static Program program(Program built, Optional<Path> version) {
        return version.map(folder -> built.withClassPath(
                        Pointer.classPath(folder), Map.of("CHAINON_COMMIT", Pointer.version(folder))))
                .orElse(built);
    }
}
