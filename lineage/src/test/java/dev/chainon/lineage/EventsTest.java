package dev.chainon.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.Run;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.lineage.LineageSettings.Origin;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClientUtils;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final EventSchema SCHEMA = new EventSchema();
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456Z");
    private static final EventWriter WRITER =
            new EventWriter(new Origin("chainon", URI.create("file:///code/"), Optional.of("abc123")));

    @Property(tries = 300, seed = "1")
    @Criterion("B2Cr9.lineage")
    void everyEventFollowsTheStandard_andIsReadBackWhole(@ForAll("events") RunEvent event) {
        String line = WRITER.write(event);

        assertThat(SCHEMA.faults(line)).as(line).isEmpty();
        assertThat(line).doesNotContain("\n");
        Told told = EventReader.read(line);
        assertThat(told.event()).isEqualTo(event);
        assertThat(told.commit()).hasValue("abc123");
    }

    @Test
    @Criterion("B2Cr9.lineage")
    void theReferenceLibraryReadsTheSameEvent() {
        Dataset clean = new Dataset("file", "/w/clean", full());
        RunEvent event = new RunEvent(
                RunState.FAIL,
                NOON,
                new Run(
                        UUID.randomUUID(),
                        Optional.of(new Run.Parent(UUID.randomUUID(), "history")),
                        Optional.of(new Run.Nominal(NOON, NOON.plusSeconds(60))),
                        Optional.of("it broke")),
                Job.batch("history.clean", "Purifies."),
                new Flow(List.of(clean), List.of(clean)));

        OpenLineage.RunEvent read = OpenLineageClientUtils.runEventFromJson(WRITER.write(event));

        assertThat(read.getEventType()).isEqualTo(OpenLineage.RunEvent.EventType.FAIL);
        assertThat(read.getEventTime().toInstant()).isEqualTo(NOON);
        assertThat(read.getRun().getRunId()).isEqualTo(event.run().id());
        assertThat(read.getRun().getFacets().getParent().getJob().getName()).isEqualTo("history");
        assertThat(read.getRun()
                        .getFacets()
                        .getNominalTime()
                        .getNominalStartTime()
                        .toInstant())
                .isEqualTo(NOON);
        assertThat(read.getRun().getFacets().getErrorMessage().getMessage()).isEqualTo("it broke");
        assertThat(read.getJob().getFacets().getSourceCodeLocation().getVersion())
                .isEqualTo("abc123");
        OpenLineage.OutputDataset output = read.getOutputs().get(0);
        assertThat(output.getOutputFacets().getOutputStatistics().getRowCount()).isEqualTo(7);
        assertThat(output.getFacets().getVersion().getDatasetVersion()).isEqualTo("41");
        assertThat(output.getFacets().getSchema().getFields().get(0).getName()).isEqualTo("delay");
        assertThat(output.getFacets().getTags().getTags().get(0).getValue()).isEqualTo("features-41");
        assertThat(output.getFacets().getSymlinks().getIdentifiers().get(0).getName())
                .isEqualTo("flights.clean");
        assertThat(read.getInputs().get(0).getInputFacets().getInputStatistics().getRowCount())
                .isEqualTo(7);
    }

    @Test
    @Criterion("B2Cr9.lineage")
    void theSchemaCatchesWhatTheStandardForbids() {
        String good = WRITER.write(new RunEvent(
                RunState.COMPLETE,
                NOON,
                new Run(UUID.randomUUID(), Optional.empty(), Optional.empty(), Optional.empty()),
                Job.streaming("stream.purify", "Purifies."),
                new Flow(List.of(), List.of(new Dataset("kafka://h:1", "t", full())))));
        assertThat(SCHEMA.faults(good)).isEmpty();

        Map<String, String> plants = Map.of(
                "\"eventTime\":\"2026", "\"eventTime\":\"on 2026",
                "\"runId\":\"", "\"runId\":\"x",
                "\"producer\"", "\"maker\"",
                "\"eventType\":\"COMPLETE\"", "\"eventType\":\"DONE\"",
                "2-0-2", "1-0-0",
                "\"rowCount\":7", "\"rowCount\":-7",
                "\"_producer\"", "\"producer\"",
                "kafka://h:1\",\"name\"", "kafka:h\",\"name\"",
                "\"datasetVersion\"", "\"version\"");
        plants.forEach((from, to) -> {
            assertThat(good).contains(from);
            assertThat(SCHEMA.faults(good.replace(from, to))).as(to).isNotEmpty();
        });
    }

    @Test
    void aLineThatIsNoEventIsRefused() {
        for (String line : List.of("", "{", "[]", "{}", "{\"eventType\":\"START\"}")) {
            assertThatThrownBy(() -> EventReader.read(line)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Facts full() {
        return Facts.NONE
                .rows(7)
                .version("41")
                .tag("features-41")
                .columns(List.of(new Facts.Column("delay", "int")))
                .alias(new Facts.Alias("postgres://h:1", "flights.clean"));
    }

    @Provide
    Arbitrary<RunEvent> events() {
        Arbitrary<Dataset> datasets = Combinators.combine(
                        Arbitraries.of(
                                Dataset.file(Path.of("/a/b c")),
                                Dataset.topic("h:1", "raw"),
                                Dataset.table("jdbc:postgresql://h/d", "s.t")),
                        Arbitraries.of(Facts.NONE, Facts.NONE.rows(0), full(), Facts.NONE.version("sha256:ä\"\n")))
                .as(Dataset::with);
        Arbitrary<Flow> flows = Combinators.combine(
                        datasets.list().ofMaxSize(3), datasets.list().ofMaxSize(3))
                .as(Flow::new);
        Arbitrary<Run> runs = Combinators.combine(
                        Arbitraries.longs().map(n -> new UUID(n, ~n)),
                        Arbitraries.of(new Run.Parent(new UUID(1, 2), "history"))
                                .optional(),
                        Arbitraries.of(new Run.Nominal(NOON, NOON)).optional())
                .as((id, parent, nominal) -> new Run(id, parent, nominal, Optional.empty()));
        Arbitrary<Job> jobs =
                Arbitraries.of(Job.batch("history", "Loads \"all\"."), Job.streaming("stream.purify", "é"));
        Arbitrary<Optional<String>> errors =
                Arbitraries.strings().ofMaxLength(40).optional();
        return Combinators.combine(Arbitraries.of(RunState.class), runs, jobs, flows, errors)
                .as((state, run, job, flow, error) -> {
                    Run own = state == RunState.FAIL ? new Run(run.id(), run.parent(), run.nominal(), error) : run;
                    return new RunEvent(state, NOON, own, job, flow);
                });
    }
}
