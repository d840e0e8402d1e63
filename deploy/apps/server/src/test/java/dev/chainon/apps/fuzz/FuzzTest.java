package dev.chainon.apps.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.serving.model.OnnxFile;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run of ./chainon bench fuzz. */
class FuzzTest {

    private static final int REQUESTS = 6_000;
    private static final int FRAMES = 2_000;

    /** What the machine may open once for itself meanwhile, a jar or a thread of its own; a leak is one for each of thousands of connections. */
    private static final int SPARE = 5;

    @TempDir
    Path folder;

    @Test
    @Criterion("B1Cr5.robustness")
    @Criterion("B2Cr7.errors")
    void malformedRequests_areRefused_andLeaveTheServerAsItWas() throws Exception {
        Flights flights = new Flights();
        int width = flights.features().names().size();
        Path onnx = OnnxFile.logistic(folder.resolve("model.onnx"), width, 0.01f, -1);
        try (Target<FlightEvent> target = new Target<>(flights, onnx)) {
            Trial.Seen seen = new Trial(target, 1).run(new Trial.Load(REQUESTS, FRAMES), 3);

            Attack.Tally tally = seen.tally();
            assertThat(tally.firstFault()).isEmpty();
            assertThat(tally.faults()).as(tally.toString()).isZero();
            assertThat(tally.insides()).as(tally.toString()).isZero();
            assertThat(tally.silent()).as(tally.toString()).isZero();
            assertThat(tally.insane()).as(tally.toString()).isZero();
            FrameAttack.Tally frames = seen.frames();
            assertThat(frames.silent()).as("%s", frames).isZero();
            assertThat(frames.insane()).as("%s", frames).isZero();
            assertThat(frames.answered()).as("%s", frames).isPositive();
            assertThat(tally.statuses()).as(tally.toString()).containsKeys(200, 400, 404, 405, 415);
            assertThat(seen.after().threads())
                    .as("%s", Thread.getAllStackTraces().keySet())
                    .isLessThanOrEqualTo(seen.before().threads() + SPARE);
            assertThat(seen.after().descriptors())
                    .isLessThanOrEqualTo(seen.before().descriptors() + SPARE);
        }
    }

    @Test
    void theSameSeed_damagesTheSameWay() {
        var samples = java.util.List.of(Sample.post("/v1/x", "{\"a\":1,\"b\":[2,3]}"), Sample.get("/v2"));
        Mutants one = new Mutants(samples, 5);
        Mutants two = new Mutants(samples, 5);
        IntStream.range(0, 2_000).forEach(i -> {
            Mutant mutant = one.next();
            assertThat(two.next().bytes()).isEqualTo(mutant.bytes());
        });
        assertThat(new Mutants(samples, 6).next().bytes())
                .isNotEqualTo(new Mutants(samples, 7).next().bytes());
    }
}
