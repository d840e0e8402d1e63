package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.conformance.Outcome;
import dev.chainon.conformance.Suite;
import dev.chainon.conformance.Target;
import dev.chainon.conformance.Verdict;
import dev.chainon.evidence.record.Criterion;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The suite of checks that any server can be held to, held to ours: HTTP, gRPC and the extension, with nothing left out. */
class ConformanceTest {

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr7.protocol")
    void ourServerPassesEveryCheck() {
        try (ToyServer server = new ToyServer(folder).serve(3)) {
            Target target = new Target(
                    URI.create("http://127.0.0.1:" + server.port),
                    Optional.of(new Target.HostPort("127.0.0.1", server.grpcPort)),
                    Optional.empty());

            assertThat(Suite.run(target)).hasSizeGreaterThan(40).allSatisfy(outcome -> assertThat(outcome.verdict())
                    .as(outcome.toString())
                    .isEqualTo(Verdict.PASSED));
        }
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void aServerWithoutAModelFails() {
        try (ToyServer server = new ToyServer(folder)) {
            Target target = new Target(
                    URI.create("http://127.0.0.1:" + server.port),
                    Optional.of(new Target.HostPort("127.0.0.1", server.grpcPort)),
                    Optional.of("kettle-spills"));

            assertThat(Suite.run(target))
                    .filteredOn(outcome -> outcome.verdict() == Verdict.FAILED)
                    .extracting(Outcome::name)
                    .contains("model.metadata", "model.ready", "infer.answer", "grpc.model-ready", "grpc.infer");
        }
    }
}
