package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.serving.model.OnnxFile;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotSwapTest {

    private static final int SWAPS = 12;

    @TempDir
    Path folder;

    @Test
    @Criterion("B1Cr1.hot-swap")
    void newChampionsUnderLoad_failNoRequest_andEachAnswerIsOfTheVersionItNames() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (ToyServer server = new ToyServer(folder).serve(1)) {
            List<Future<Set<Integer>>> seen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                seen.add(callers.submit(() -> load(server, stop, answers)));
            }
            Await.until(
                    "answers of the first",
                    () -> answers.get() > 40 || seen.stream().anyMatch(Future::isDone));
            for (int version = 2; version <= SWAPS; version++) {
                int before = answers.get();
                server.serve(version);
                Await.until(
                        "answers after the swap",
                        () -> answers.get() > before + 40 || seen.stream().anyMatch(Future::isDone));
            }
            stop.set(true);
            Set<Integer> all = new HashSet<>();
            for (Future<Set<Integer>> each : seen) {
                all.addAll(each.get());
            }
            assertThat(all).contains(1, SWAPS).hasSizeGreaterThan(SWAPS / 2);
        } finally {
            stop.set(true);
            callers.shutdownNow();
        }
    }

    /** Asks without pause; the first failed or mixed answer ends it with an assertion. */
    private static Set<Integer> load(ToyServer server, AtomicBoolean stop, AtomicInteger answers) {
        Set<Integer> versions = new HashSet<>();
        String body =
                "{\"inputs\":[{\"name\":\"input\",\"shape\":[2,3],\"datatype\":\"FP32\",\"data\":[0,0,0,-20,0,0]}]}";
        while (!stop.get()) {
            HttpResponse<String> response = server.post("/v2/models/kettle-spills/infer", body);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonObject answer = new JsonObject(response.body());
            int version = Integer.parseInt(answer.getString("model_version"));
            double second = answer.getJsonArray("outputs")
                    .getJsonObject(0)
                    .getJsonArray("data")
                    .getDouble(1);
            assertThat(second)
                    .isCloseTo(OnnxFile.expected(-20, 0.5f, version), org.assertj.core.data.Offset.offset(1e-6));
            versions.add(version);
            answers.incrementAndGet();
        }
        return versions;
    }
}
