package dev.chainon.ingestion;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Lineage;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class LineageFake implements Lineage {

    final List<RunEvent> events = new ArrayList<>();

    Chronicle chronicle() {
        return new Chronicle(this, InstantSource.system(), Duration.ZERO);
    }

    @Override
    public void emit(RunEvent event) {
        events.add(event);
    }

    @Override
    public void lost(RuntimeException cause) {
        throw cause;
    }

    /** The end of a job's only run. */
    RunEvent end(String job, RunState state) {
        return events.stream()
                .filter(event -> event.job().name().equals(job) && event.state() == state)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + state + " of " + job + " among " + events));
    }

    /** Rows of an output whose name ends so. */
    static long rows(RunEvent event, String ending) {
        return output(event, ending).facts().rows().orElseThrow();
    }

    static Dataset output(RunEvent event, String ending) {
        return event.flow().outputs().stream()
                .filter(output -> output.name().endsWith(ending))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no " + ending + " among " + event.flow().outputs()));
    }
}
