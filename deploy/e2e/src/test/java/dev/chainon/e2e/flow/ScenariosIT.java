package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The documented scenarios of acquisition, run as they are written. */
@Tag("campaign")
@Tag("drills")
@ExtendWith(SharedDemonstration.class)
class ScenariosIT {

    private static Demonstration demonstration;
    private static FlightTrail trail;

    @BeforeAll
    static void look(Demonstration running) {
        demonstration = running;
        trail = new FlightTrail(running);
    }

    /** The first block starts the demonstration, which is how this one was started. */
    @Test
    @Criterion(
            value = "B3Cr3.runnable",
            covers = {"docs/scenarios.md", "docs/scenarios.fr.md", "chainon"})
    @Criterion("B3Cr3.sources")
    @Criterion("B3Cr5.repair")
    void everyDocumentedScenarioRunsAsItIsWritten() throws Exception {
        List<String> blocks = Scenarios.commands("docs/scenarios.md");
        assertThat(blocks).hasSizeGreaterThan(10).first().isEqualTo(Demonstration.COMMAND + "\n");
        assertThat(Scenarios.commands("docs/scenarios.fr.md")).isEqualTo(blocks);

        String printed = demonstration.run(Scenarios.script(blocks.subList(1, blocks.size())));

        assertThat(printed)
                .contains("history.rows.clean", "\"result\":\"accepted\"", "Nothing was sent: the same bytes came")
                .contains("licence.txt was not taken", "airport-unknown", "was sent again as offset", "\"who\":");
        for (String way : List.of("ATL-ORD-1815-drop", "DEN-PHX-1500-push", "BOS-DCA-1600-repair")) {
            Prediction prediction =
                    trail.onPredictionTopic("2001-01-08-" + way + "/departure").prediction();
            assertThat(trail.inRuntimeDatabase(prediction.id())).isEqualTo(FlightTrail.stored(prediction));
        }
    }
}
