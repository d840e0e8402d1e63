package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.store.RuntimeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of classes in an image is used by the replica that starts from it. With {@code -Dclasses.write=true} it writes the lists of classes, which
 * {@code ./chainon images} makes archives from; with {@code -Dclasses.gain=true} it measures what the archive gains.
 */
@Tag("campaign")
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassSharingIT {

    private static final int LIMIT_MB = 400;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SETTINGS = Quay.runtime(RuntimeRole.SERVING) + "serving.champion-every = 200 ms\n";
    private static final String SERVE = "dev.chainon.apps.Serve";
    private static final String LIST = "/state/classes.list";
    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private Quay quay;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ALWAYS) Path folder) {
        Engine.needed("postgres", "broker", "intake", "serving");
        assertThat(folder.toFile().setExecutable(true, false) && folder.toFile().setReadable(true, false))
                .isTrue();
        quay = new Quay(folder);
        quay.champion(1);
    }

    @AfterAll
    void end() {
        if (quay != null) {
            quay.close();
        }
    }

    private static Box.Plan plan(String name, String... words) {
        return new Box.Plan("serving", name, LIMIT_MB, 8080).running(words);
    }

    private Box replica(String... words) {
        return quay.start(plan("serving-1", words), SETTINGS);
    }

    private Box balancer(String... words) {
        return quay.start(
                new Box.Plan("serving", "balancer", 192, 8080).running(words),
                "backends = [\"http://serving-1:8080\"]");
    }

    /** Almost all that it loads and that is not ours; what is missing was made at run time, or the list is of an older version of a library. */
    @Test
    @Criterion(value = "B4Cr2.images", covers = "deploy/docker")
    void takesTheClassesOfLibraries_fromTheArchiveOfItsImage() {
        try (Box serving = replica("-Xlog:class+load:file=/state/loaded.log", SERVE)) {
            List<String> loaded = serving.run("cat", "/state/loaded.log")
                    .getStdout()
                    .lines()
                    .filter(line ->
                            line.contains(" source: ") && !line.contains("dev.chainon.") && !line.contains("0x"))
                    .toList();

            long shared = loaded.stream()
                    .filter(line -> line.contains("source: shared objects file"))
                    .count();
            System.out.println(
                    shared + " of " + loaded.size() + " classes of the JDK and of libraries come from the archive");
            assertThat((double) shared / loaded.size())
                    .as(() -> "classes from elsewhere: "
                            + loaded.stream()
                                    .filter(line -> !line.contains("source: shared objects file"))
                                    .limit(20)
                                    .toList())
                    .isGreaterThan(0.9);
        }
    }

    /** From the start of the container to its first answer that it is ready, with this archive and with that of the JDK alone, in turns. Told, not judged. */
    @Test
    @EnabledIfSystemProperty(named = "classes.gain", matches = "true")
    void tellsWhatItGains_whenAsked() throws IOException {
        Map<String, List<Long>> millis = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            millis.computeIfAbsent("with", way -> new ArrayList<>()).add(readyMillis(SERVE));
            millis.computeIfAbsent("without", way -> new ArrayList<>())
                    .add(readyMillis("-XX:SharedArchiveFile=/usr/lib/jvm/default-java/lib/server/classes.jsa", SERVE));
        }
        String told = "start to ready, ms: " + millis;
        Files.writeString(ROOT.resolve("deploy/e2e/target/class-sharing.txt"), told + "\n");
        System.out.println(told);
    }

    private long readyMillis(String... words) {
        try (Box serving = quay.begin(plan("serving-1", words), SETTINGS)) {
            Instant started = Instant.parse(String.valueOf(serving.state().getStartedAt()));
            Await.until("the replica is ready", PATIENCE, () -> ready(serving));
            return Duration.between(started, Instant.now()).toMillis();
        }
    }

    private static boolean ready(Box serving) {
        try {
            return new Web(serving.address(), Optional.empty())
                            .get("/v2/health/ready")
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "classes.write", matches = "true")
    void writesTheLists_whenAsked() throws IOException {
        String dump = "-XX:DumpLoadedClassList=" + LIST;
        try (Box serving = replica(dump, SERVE);
                Box balancer = balancer(dump, "dev.chainon.apps.Balance")) {
            Web web = new Web(balancer.address(), Optional.empty());
            web.get("/v2/health/ready");
            web.post(Questions.INFER, Questions.row(0.01f));
            write("serving", serving, balancer);
        }
    }

    private static void write(String image, Box... boxes) throws IOException {
        List<String> lines = Arrays.stream(boxes)
                .flatMap(box -> box.run("cat", LIST).getStdout().lines())
                .filter(line -> !line.startsWith("#") && !line.contains("source:") && !line.contains("dev/chainon/"))
                .map(line -> line.replaceFirst(" id: .*", ""))
                .sorted()
                .distinct()
                .toList();
        Files.write(ROOT.resolve("deploy/docker/classes").resolve(image + ".list"), lines);
    }
}
