package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.console.source.Lineage.Data;
import dev.chainon.console.source.Lineage.Diagram;
import dev.chainon.console.source.Lineage.Job;
import dev.chainon.console.source.Lineage.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineageLayoutTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void everyDataSetIsBelowWhatItWasMadeOf() {
        LineageLayout layout = new LineageLayout(flow());

        assertThat(List.of("source", "landing", "clean", "model"))
                .extracting(id -> layout.of(id).row())
                .containsExactly(0, 1, 2, 3);
        assertThat(layout.of("quarantine").row()).isEqualTo(2);
        assertThat(layout.of("predictions").row()).isEqualTo(4);
        assertThat(layout.of("clean").column())
                .as("the main path is straight")
                .isEqualTo(layout.of("source").column());
        assertThat(layout.height()).isEqualTo(5);
        assertThat(layout.of("quarantine").column())
                .as("what one job made stays together")
                .isEqualTo(1);
        assertThat(layout.of("feed").column()).isEqualTo(2);
    }

    @Property(tries = 200, seed = "1")
    void noTwoDataSetsShareAPlace_andItEnds_evenWithCircles(
            @ForAll @Size(max = 20) List<@IntRange(max = 80) Integer> edges) {
        List<Data> data =
                IntStream.range(0, 9).mapToObj(i -> data("d" + i, "table.x")).toList();
        List<Job> jobs = edges.stream()
                .map(e -> job("job" + e, State.COMPLETE, List.of("d" + e / 9), List.of("d" + e % 9)))
                .toList();
        LineageLayout layout = new LineageLayout(new Diagram(data, jobs));

        Set<LineageLayout.Place> places = new HashSet<>();
        data.forEach(d -> places.add(layout.of(d.id())));
        assertThat(places).hasSize(9);
        assertThat(layout.height()).isBetween(1, 9);
    }

    @Test
    void aJobWithoutInputOrOutputDoesNoHarm() {
        Diagram diagram = new Diagram(
                List.of(data("a", "table.a")),
                List.of(
                        job("in", State.RUNNING, List.of("a"), List.of()),
                        job("out", State.RUNNING, List.of(), List.of("a"))));

        assertThat(new LineageLayout(diagram).of("a")).isEqualTo(new LineageLayout.Place(0, 0));
    }

    /** A small flow with every state. */
    static Diagram flow() {
        return new Diagram(
                List.of(
                        data("source", "file.source"),
                        data("landing", "table.landing"),
                        new Data("clean", "table.clean", "/w/clean", OptionalLong.of(1234), "41"),
                        data("quarantine", "table.quarantine"),
                        data("feed", "files.feed"),
                        data("model", "model.bundle"),
                        data("predictions", "topic.predictions")),
                List.of(
                        job("history.landing", State.COMPLETE, List.of("source"), List.of("landing")),
                        job("history.clean", State.COMPLETE, List.of("landing"), List.of("clean", "quarantine")),
                        job("history.feed", State.COMPLETE, List.of("landing"), List.of("feed")),
                        job("training.train", State.FAILED, List.of("clean"), List.of("model")),
                        job("serving.predict", State.SILENT, List.of("model", "clean"), List.of("predictions"))));
    }

    private static Data data(String id, String role) {
        return new Data(id, role, "/w/" + id, OptionalLong.empty(), "");
    }

    private static Job job(String name, State state, List<String> inputs, List<String> outputs) {
        return new Job(name, state, NOON, NOON, "abcdef0123456789", inputs, outputs);
    }
}
