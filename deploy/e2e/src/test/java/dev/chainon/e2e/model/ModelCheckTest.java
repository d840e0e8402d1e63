package dev.chainon.e2e.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The concurrent protocols of the house as models in Promela, every interleaving of which the model checker Spin walks through. */
class ModelCheckTest {

    private static final Path MODELS = Path.of("src/test/promela").toAbsolutePath();
    private static final Pattern ERRORS = Pattern.compile("errors: (\\d+)");
    private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"takeover", "promotion"})
    @Criterion("B2Cr4.model-checked")
    void noInterleavingBreaksAPromise_locksUp_orStarves(String model) throws Exception {
        String said = check(model, List.of());

        assertThat(number(ERRORS, said)).as(said).isZero();
        assertThat(number(STATES, said)).as(said).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "takeover, -DETERNAL, acceptance cycle",
        "takeover, -DFORGETFUL, acceptance cycle",
        "promotion, -DBLIND, assertion violated"
    })
    @Criterion("B2Cr4.model-checked")
    void plantedDefectIsFound(String model, String defect, String found) throws Exception {
        String said = check(model, List.of(defect));

        assertThat(number(ERRORS, said)).as(said).isEqualTo(1);
        assertThat(said).contains(found);
    }

    /** What a model promises by an assertion is kept without the help of the other promise. */
    @Test
    @Criterion("B2Cr4.model-checked")
    void aLeaderThatForgets_skipsAPrediction() throws Exception {
        String said = explore("takeover", List.of("-DFORGETFUL"), List.of("-DSAFETY", "-DNOCLAIM"), List.of());

        assertThat(said).contains("assertion violated (seen<=topic)");
    }

    private String check(String model, List<String> defects) throws Exception {
        return explore(model, defects, List.of("-DNFAIR=3"), List.of("-a", "-f"));
    }

    /** Spin writes a program that walks through all states; it is compiled, and run. */
    private String explore(String model, List<String> defects, List<String> kind, List<String> search)
            throws Exception {
        for (String tool : List.of("spin", "gcc")) {
            assumeTrue(installed(tool), "skipped: " + tool + " is not installed; install it to explore the models");
        }
        Path file = MODELS.resolve(model + ".pml");
        run(List.of(List.of("spin"), defects, List.of("-a", file.toString())));
        run(List.of(List.of("gcc", "-O1", "-w", "-DMEMLIM=1024"), kind, List.of("-o", "pan", "pan.c")));
        return run(List.of(List.of("./pan"), search, List.of("-m1000000")));
    }

    private String run(List<List<String>> parts) throws Exception {
        List<String> command = parts.stream().flatMap(List::stream).toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command + ": " + said).isZero();
        return said;
    }

    private static boolean installed(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, tool))
                .anyMatch(Files::isExecutable);
    }

    private static int number(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
