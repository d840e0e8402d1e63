package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of this repository reads well, and one that does not is seen. */
final class ReadabilityTest {

    /** Of ten changes, nine titles are whole in a list, nine touch few files, and eight of the larger ones say why. */
    private static final Map<String, Double> FLOORS =
            Map.of("history.titles.share", .9, "history.purposes.share", .9, "history.reasons.share", .8);

    @TempDir
    Path folder;

    @Test
    @Criterion("B4Cr5.history")
    void eachChangeHasATitleThatIsAnOrder_andNearlyAllAreShortSmallAndReasoned() {
        History history = new History(Path.of(System.getProperty("chainon.root")));
        assumeThat(history.changes())
                .as("the whole history of git has to be here: not an archive, and no clone that was cut off")
                .isNotEmpty();

        Readability read = Readability.of(history);

        assertThat(read.faults()).isEmpty();
        Map<String, Double> shares = shares(read);
        FLOORS.forEach((id, floor) -> assertThat(shares.get(id)).as(id).isGreaterThanOrEqualTo(floor));
    }

    @Test
    @Criterion("B4Cr5.history")
    void findsTitlesThatAreNone() throws IOException {
        Toy toy = Toy.begin(folder);
        toy.commit("added a kettle");
        toy.commit("Added a kettle");
        toy.commit("Cleaning the kettle");
        toy.commit("Boil the water.");
        toy.commit("Feed the fire, shed no tear\n\nTea is wanted.");

        assertThat(Readability.of(new History(folder)).faults())
                .extracting(fault -> fault.replaceFirst("\\w+ ", ""))
                .containsExactly(
                        "ends with a full stop: Boil the water.",
                        "tells what was done instead of what it does: Cleaning the kettle",
                        "tells what was done instead of what it does: Added a kettle",
                        "does not begin with a capital: added a kettle");
    }

    @Test
    @Criterion("B4Cr5.history")
    void countsTitlesReasonsAndFiles() throws IOException {
        Toy toy = Toy.begin(folder);
        toy.write("src/main/java/Kettle.java", "line\n".repeat(Change.SMALL));
        toy.commit("Boil water\n\nTea wants it.");
        toy.write("src/main/java/Pot.java", "line\n".repeat(Change.SMALL));
        toy.commit("Pour " + "and pour ".repeat(9) + "tea");
        toy.write("src/main/java/Cup.java", "line\n".repeat(Change.SMALL - 1));
        toy.write("notes.txt", "line\n".repeat(500));
        for (int i = 0; i < Readability.FILES; i++) {
            toy.write("cups/" + i, "");
        }
        toy.commit("Lay the table");

        // The first commit, "Begin", has one word.
        assertThat(shares(Readability.of(new History(folder))))
                .containsEntry("history.changes", 4.0)
                .containsEntry("history.titles.share", .5)
                .containsEntry("history.reasons.share", .5)
                .containsEntry("history.purposes.share", .75);
    }

    @Test
    void isAbsentWhereTheHistoryIsNotHereInWhole() {
        assertThat(Readability.of(new History(folder)).indicators()).allSatisfy(indicator -> {
            assertThat(indicator.value()).isEmpty();
            assertThat(indicator.absent().en()).contains("whole history");
        });
    }

    private static Map<String, Double> shares(Readability read) {
        return read.indicators().stream()
                .collect(Collectors.toMap(
                        Indicator::id, indicator -> indicator.value().orElseThrow()));
    }
}
