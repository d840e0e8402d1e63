package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** scikit-learn's MLPClassifier, run by the Python that has it. */
final class SklearnPeer {

    static final String ABSENT = "absent: install python3-sklearn";

    /** The first of a path is often another installation than the system's. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private static final long PATIENCE_SECONDS = 300;
    private static final String BLAS_THREADS = "OPENBLAS_NUM_THREADS";

    private final String python;
    private final Path script;

    private SklearnPeer(String python, Path script) {
        this.python = python;
        this.script = script;
    }

    /** @param scratch where the peer's program is written */
    static Optional<SklearnPeer> find(Path scratch) throws IOException, InterruptedException {
        Path script = scratch.resolve("sklearn_peer.py");
        try (InputStream program = SklearnPeer.class.getResourceAsStream("sklearn_peer.py")) {
            Files.write(script, program == null ? new byte[0] : program.readAllBytes());
        }
        for (String python : PYTHONS) {
            if (answers(List.of(python, "-c", "import sklearn.neural_network"))) {
                return Optional.of(new SklearnPeer(python, script));
            }
        }
        return Optional.empty();
    }

    /**
     * Rows a second of one pass.
     *
     * @param threads of its linear algebra
     */
    double rowsPerSecond(Path trainingSet, int batch, int rows, int threads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script.toString(), trainingSet.toString()));
        command.addAll(List.of(Integer.toString(batch), Integer.toString(rows)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put(BLAS_THREADS, Integer.toString(threads));
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("scikit-learn's measurement failed: " + command);
        }
        return new ObjectMapper().readTree(told).path("rows.per.second").asDouble();
    }

    private static boolean answers(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
