package dev.chainon.console.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code ./chainon prove ID} for who holds the operator's key, one at a time. Thread-safe. */
public final class Prover implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Prover.class);
    private static final int CHUNK = 4096;
    private static final String SCRIPT = "chainon";
    private static final String PRODUCTION = "production";

    private final Place place;
    private final AtomicReference<ProofRun> running = new AtomicReference<>();

    /**
     * Where proofs are run.
     *
     * @param root folder of the repository, which holds the command
     * @param home folder of all state
     * @param key file of the operator's key; without it nobody can start a proof
     * @param profile nothing is run in "production": a proof compiles, and takes the whole machine
     */
    public record Place(Path root, Path home, Path key, String profile) {}

    /** Hears of a run, on a thread of its own. */
    public interface Listener {

        /** What the command printed next, at most {@value Prover#CHUNK} characters. May block: then the command waits with its output. */
        void text(String text);

        /** @param code the command's exit code: 0 shown, 1 not shown, other values failure */
        void ended(int code);
    }

    public Prover(Place place) {
        this.place = place;
    }

    /** What keeps every proof from being run here: {@code production}, {@code repository} or {@code key}; nothing where one can be run. */
    public Optional<String> hindrance() {
        if (place.profile().equals(PRODUCTION)) {
            return Optional.of(PRODUCTION);
        }
        if (!Files.isExecutable(place.root().resolve(SCRIPT))) {
            return Optional.of("repository");
        }
        return Files.isReadable(place.key()) ? Optional.empty() : Optional.of("key");
    }

    /** Whether this is the operator's key. */
    public boolean opens(String key) {
        try {
            byte[] real = Files.readString(place.key()).strip().getBytes(StandardCharsets.UTF_8);
            return real.length > 0 && MessageDigest.isEqual(real, key.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    /** The criterion or clause that is proved now. */
    public Optional<String> running() {
        return Optional.ofNullable(running.get()).map(ProofRun::id);
    }

    /**
     * Starts a proof.
     *
     * @param id of a criterion or clause of the catalogue, which the caller has made sure of
     * @param language "fr" or "en"
     * @return nothing while another proof is run
     * @throws IOException if the command cannot be started
     */
    public Optional<ProofRun> start(String id, String language, Listener listener) throws IOException {
        if (hindrance().isPresent()) {
            throw new IOException("proofs are not run here: " + hindrance().get());
        }
        ProofRun run = new ProofRun(id);
        if (!running.compareAndSet(null, run)) {
            return Optional.empty();
        }
        try {
            List<String> command =
                    List.of(place.root().resolve(SCRIPT).toString(), "prove", id, "--language", language);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(place.root().toFile()).redirectErrorStream(true);
            builder.environment()
                    .putAll(Map.of("CHAINON_HOME", place.home().toAbsolutePath().toString()));
            run.began(builder.start());
            Thread reader = new Thread(() -> follow(run, listener), "proof-" + id);
            reader.setDaemon(true);
            reader.start();
            LOG.info("proof started id={}", id);
            return Optional.of(run);
        } catch (IOException | RuntimeException e) {
            running.set(null);
            throw e;
        }
    }

    private void follow(ProofRun run, Listener listener) {
        int code = -1;
        char[] chunk = new char[CHUNK];
        try (Reader output = new InputStreamReader(run.output(), StandardCharsets.UTF_8)) {
            for (int read = output.read(chunk); read > 0; read = output.read(chunk)) {
                listener.text(new String(chunk, 0, read));
            }
            code = run.await();
        } catch (IOException | RuntimeException e) {
            // Whoever stops the command closes what it prints.
            LOG.debug("the output of a proof ended id={} cause={}", run.id(), e.toString());
            code = run.await();
        } finally {
            running.set(null);
            LOG.info("proof ended id={} code={}", run.id(), code);
            listener.ended(code);
        }
    }

    /** Stops what is run. */
    @Override
    public void close() {
        Optional.ofNullable(running.get()).ifPresent(ProofRun::stop);
    }
}
