package dev.chainon.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSlotTest {

    private static final int WIDTH = 4;
    private static final int SWAPS = 40;

    @TempDir
    Path folder;

    private ServedModel model(int version) {
        Path file = OnnxFile.logistic(folder.resolve(version + ".onnx"), WIDTH, 0f, bias(version));
        return new ServedModel("toy", version, List.of("a", "b", "c", "d"), OnnxModel.open(file, WIDTH));
    }

    /** Each version answers its own constant. */
    private static float bias(int version) {
        return version * 0.05f - 1f;
    }

    @Test
    void isEmpty_beforeTheFirstModel() {
        try (ModelSlot slot = new ModelSlot()) {
            assertThat(slot.use()).isEmpty();
            assertThat(slot.version()).isEmpty();
        }
    }

    @Test
    void closesTheOldModel_onlyWhenItsLastCallEnds() {
        ServedModel first = model(1);
        try (ModelSlot slot = new ModelSlot()) {
            slot.serve(first);
            ModelSlot.Use use = slot.use().orElseThrow();
            slot.serve(model(2));
            assertThat(first.closed()).isFalse();
            assertThat(use.model().predict(new float[WIDTH], 1)).hasSize(1);
            use.close();
            assertThat(first.closed()).isTrue();
            assertThat(slot.version()).contains(2);
        }
        assertThat(first.retain()).isFalse();
    }

    @Test
    void swapsUnderLoad_withoutAFailedOrMixedAnswer() throws Exception {
        List<ServedModel> all = new ArrayList<>();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (ModelSlot slot = new ModelSlot()) {
            slot.serve(keep(all, model(1)));
            List<Future<Integer>> versionsSeen = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int rows = i + 1;
                versionsSeen.add(callers.submit(() -> call(slot, rows, stop, calls)));
            }
            for (int version = 2; version <= SWAPS; version++) {
                long before = calls.get();
                slot.serve(keep(all, model(version)));
                while (calls.get() < before + 200 && versionsSeen.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
            }
            stop.set(true);
            for (Future<Integer> seen : versionsSeen) {
                assertThat(seen.get()).isGreaterThan(1);
            }
        } finally {
            stop.set(true);
            callers.shutdownNow();
        }
        assertThat(all).hasSize(SWAPS).allMatch(ServedModel::closed);
    }

    private static ServedModel keep(List<ServedModel> all, ServedModel model) {
        all.add(model);
        return model;
    }

    /** Calls without pause; any failure or any value of another version than the named one ends it with an exception. */
    private static int call(ModelSlot slot, int rows, AtomicBoolean stop, AtomicLong calls) {
        java.util.Set<Integer> versions = new java.util.HashSet<>();
        float[] input = new float[rows * WIDTH];
        while (!stop.get()) {
            try (ModelSlot.Use use = slot.use().orElseThrow()) {
                int version = use.model().version();
                float expected = OnnxFile.expected(0, 0, bias(version));
                for (float answer : use.model().predict(input, rows)) {
                    assertThat(answer).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6f));
                }
                versions.add(version);
                calls.incrementAndGet();
            }
        }
        return versions.size();
    }
}
