package dev.chainon.apps;

import dev.chainon.console.source.Streams.Latency;
import dev.chainon.console.source.Streams.ReaderLine;
import dev.chainon.console.source.Streams.StreamLine;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.RunState;
import dev.chainon.store.jobs.StepRow;
import dev.chainon.store.jobs.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Made-up streams and runs, to look at their page. */
final class ShowroomJobs {

    private static final Instant NOW = Instant.now();

    private ShowroomJobs() {}

    static List<StreamLine> streams() {
        return List.of(
                line("raw", 137.8, 412_044, Optional.empty(), reader("purification", 2)),
                line(
                        "clean",
                        137.5,
                        411_218,
                        Optional.empty(),
                        reader("serving-1", 0),
                        reader("serving-2", 3),
                        new ReaderLine("copy", OptionalLong.empty()),
                        reader("outcomes", 118),
                        reader("monitor", 0)),
                line("quarantine", .3, 826, Optional.empty(), reader("monitor", 0)),
                line("predictions", 68.9, 205_611, Optional.of(new Latency(4, 31)), reader("projector", 64)));
    }

    private static StreamLine line(
            String key, double rate, long records, Optional<Latency> latency, ReaderLine... who) {
        return new StreamLine(
                key,
                "flights." + key + ".e3",
                OptionalDouble.of(rate),
                OptionalLong.of(records),
                latency,
                List.of(who));
    }

    private static ReaderLine reader(String name, long lag) {
        return new ReaderLine(name, OptionalLong.of(lag));
    }

    static List<RunRow> runs() {
        return List.of(
                run(
                        4,
                        "train",
                        RunState.RUNNING,
                        "",
                        skip("ingest"),
                        skip("features", "ingest"),
                        now("train", "features")),
                run(
                        3,
                        "promote",
                        RunState.FAILED,
                        "promote failed",
                        skip("ingest"),
                        skip("features", "ingest"),
                        skip("train", "features"),
                        step("evaluate", StepState.DONE, 6, "", "train"),
                        step(
                                "promote",
                                StepState.FAILED,
                                2,
                                "the gate refused models:/late-arrival/2: AUC .887 does not beat the champion's .889",
                                "evaluate")),
                run(
                        2,
                        "demo",
                        RunState.DONE,
                        "",
                        skip("ingest"),
                        skip("features", "ingest"),
                        step("snapshot", StepState.DONE, 21, "", "ingest"),
                        skip("train", "features"),
                        skip("evaluate", "train"),
                        skip("promote", "evaluate")),
                run(
                        1,
                        "demo",
                        RunState.DONE,
                        "",
                        step("ingest", StepState.DONE, 48, ""),
                        step("features", StepState.DONE, 61, "", "ingest"),
                        step("snapshot", StepState.DONE, 22, "", "ingest"),
                        step("train", StepState.DONE, 44, "", "features"),
                        step("evaluate", StepState.DONE, 6, "", "train"),
                        step("promote", StepState.DONE, 2, "", "evaluate")));
    }

    private static RunRow run(long id, String command, RunState state, String note, StepRow... steps) {
        return new RunRow(
                id,
                "pipeline",
                Map.of("command", command),
                state,
                note,
                NOW.minusSeconds(3600 * (5 - id)),
                Optional.empty(),
                List.of(steps));
    }

    private static StepRow skip(String name, String... after) {
        return row(name, StepState.SKIPPED, Optional.empty(), Optional.empty(), "", after);
    }

    private static StepRow now(String name, String... after) {
        return row(name, StepState.RUNNING, Optional.of(NOW), Optional.empty(), "", after);
    }

    private static StepRow step(String name, StepState state, long seconds, String error, String... after) {
        return row(name, state, Optional.of(NOW), Optional.of(NOW.plusSeconds(seconds)), error, after);
    }

    private static StepRow row(
            String name, StepState state, Optional<Instant> from, Optional<Instant> to, String error, String... after) {
        int attempt = state == StepState.SKIPPED ? 0 : name.equals("features") ? 2 : 1;
        return new StepRow(
                name,
                List.of(after),
                state,
                attempt,
                from,
                to,
                Optional.empty(),
                Optional.empty(),
                error,
                false,
                "",
                new StepRow.Progress("", 0, 0));
    }
}
