package dev.chainon.local.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The floors of coverage: what lies below one is named, and none ever falls. */
class FloorsTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    private static final Map<String, Coverage> MEASURED =
            Map.of("heart", new Coverage(new Share(905, 1000), new Share(70, 100)));

    @Test
    @Criterion("B1Cr2.coverage")
    void namesWhatLiesBelowItsFloor_orHasNone() {
        assertThat(floors("heart.lines", 90, "heart.branches", 70).missed(MEASURED))
                .isEmpty();
        assertThat(floors("heart.lines", 91, "heart.branches", 70).missed(MEASURED))
                .containsExactly("heart.lines is 90.5, below its floor of 91");
        assertThat(floors("heart.lines", 90).missed(MEASURED))
                .containsExactly("heart.branches has no floor: ./chainon quality --raise writes one");
    }

    @Test
    @Criterion("B1Cr2.coverage")
    void raisesAFloor_andLowersNone() {
        assertThat(floors("heart.lines", 60, "heart.branches", 99, "lungs.lines", 5)
                        .raised(MEASURED))
                .isEqualTo(floors("heart.lines", 87, "heart.branches", 99, "lungs.lines", 5));
    }

    @Test
    void comeBackFromTheirFile() throws IOException {
        Floors floors = floors("heart.lines", 90, "deploy/local.branches", 7);

        assertThat(Floors.read(new StringReader(floors.text()))).isEqualTo(floors);
        assertThat(floors.text()).contains("\ndeploy/local.branches = 7\nheart.lines = 90\n");
        assertThat(Floors.read(Path.of("nowhere")).percents()).isEmpty();
        assertThatThrownBy(() -> floors("heart.lines", 101)).hasMessageContaining("from 0 to 100, not 101");
    }

    @Test
    @Criterion(value = "B1Cr2.coverage", covers = Floors.FILE)
    void everyModuleWithTestsHasItsFloors() throws IOException {
        Floors floors = Floors.read(ROOT.resolve(Floors.FILE));

        for (String module : Reactor.read(ROOT).modules()) {
            if (Files.isDirectory(ROOT.resolve(module).resolve("src/main/java"))
                    && Files.isDirectory(ROOT.resolve(module).resolve("src/test/java"))) {
                assertThat(floors.percents()).containsKeys(module + ".lines", module + ".branches");
            }
        }
    }

    @Test
    @Criterion(value = "B1Cr2.coverage", covers = Floors.FILE)
    void noFloorEverFell() throws Exception {
        List<Floors> history = history(ROOT);
        assumeThat(history)
                .as("a repository with the history of " + Floors.FILE)
                .isNotEmpty();
        history.add(Floors.read(ROOT.resolve(Floors.FILE)));

        assertThat(fallen(history)).isEmpty();
    }

    @Test
    @Criterion("B1Cr2.coverage")
    void seesAFloorThatFell(@TempDir Path repository) throws Exception {
        git(repository, "init", "-q");
        for (int percent : new int[] {50, 60, 55}) {
            Path file = repository.resolve(Floors.FILE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, floors("heart.lines", percent).text());
            git(repository, "add", ".");
            git(repository, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "x");
        }

        assertThat(fallen(history(repository))).containsExactly("heart.lines fell from 60 to 55");
    }

    private static List<String> fallen(List<Floors> history) {
        List<String> fallen = new ArrayList<>();
        for (int i = 1; i < history.size(); i++) {
            Map<String, Integer> later = history.get(i).percents();
            history.get(i - 1).percents().forEach((key, percent) -> {
                if (later.getOrDefault(key, percent) < percent) {
                    fallen.add(key + " fell from " + percent + " to " + later.get(key));
                }
            });
        }
        return fallen;
    }

    /** The floors of each commit that changed them, oldest first; none without git. */
    private static List<Floors> history(Path repository) throws Exception {
        List<Floors> history = new ArrayList<>();
        String commits = git(repository, "log", "--first-parent", "--reverse", "--format=%H", "--", Floors.FILE);
        for (String commit : commits.lines().toList()) {
            history.add(Floors.read(new StringReader(git(repository, "show", commit + ":" + Floors.FILE))));
        }
        return history;
    }

    private static String git(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        git.waitFor();
        return said;
    }

    private static Floors floors(Object... keysAndPercents) {
        TreeMap<String, Integer> percents = new TreeMap<>();
        for (int i = 0; i < keysAndPercents.length; i += 2) {
            percents.put((String) keysAndPercents[i], (Integer) keysAndPercents[i + 1]);
        }
        return new Floors(percents);
    }
}
