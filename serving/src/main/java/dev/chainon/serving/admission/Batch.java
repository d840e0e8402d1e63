package dev.chainon.serving.admission;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls whose rows are scored in one run of each model that they ask for, of which there is nearly always one. */
final class Batch {

    private record Read(Call call, ModelSlot.Use use, Call.Question question) {}

    private final Telemetry telemetry;
    private final List<Read> all = new ArrayList<>();
    private int rows;

    Batch(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    int rows() {
        return rows;
    }

    /** Reads a call; one that cannot be read is answered so, at once and alone. */
    void add(Call call) {
        try {
            ModelSlot.Use use = call.use();
            try {
                Call.Question question = call.question(use.model());
                all.add(new Read(call, use, question));
                rows += question.rows();
            } catch (RuntimeException e) {
                use.close();
                throw e;
            }
        } catch (RuntimeException e) {
            call.fail(e);
        }
    }

    /** Scores and answers them all. */
    void run() {
        List<Read> left = all;
        while (!left.isEmpty()) {
            ServedModel model = left.get(0).use().model();
            List<Read> same =
                    left.stream().filter(r -> r.use().model() == model).toList();
            left = same.size() == left.size()
                    ? List.of()
                    : left.stream().filter(r -> r.use().model() != model).toList();
            run(model, same);
        }
    }

    private void run(ServedModel model, List<Read> calls) {
        try {
            answer(calls, scores(model, calls));
        } catch (RuntimeException e) {
            calls.forEach(each -> each.call().fail(e));
        } finally {
            calls.forEach(each -> each.use().close());
        }
    }

    private float[] scores(ServedModel model, List<Read> calls) {
        int count = calls.stream().mapToInt(r -> r.question().rows()).sum();
        float[] scores = model.predict(values(model, calls, count), count);
        String version = Integer.toString(model.version());
        telemetry.count("chainon_inferences_total", count, "model_name", model.name(), "model_version", version);
        telemetry.count("chainon_inference_runs_total", 1, "model_name", model.name(), "model_version", version);
        return scores;
    }

    private static void answer(List<Read> calls, float[] scores) {
        int from = 0;
        for (Read each : calls) {
            int to = from + each.question().rows();
            try {
                each.question().answer().accept(calls.size() == 1 ? scores : Arrays.copyOfRange(scores, from, to));
            } catch (RuntimeException e) {
                each.call().fail(e);
            }
            from = to;
        }
    }

    private static float[] values(ServedModel model, List<Read> calls, int count) {
        if (calls.size() == 1) {
            return calls.get(0).question().values();
        }
        int width = model.features().size();
        float[] values = new float[count * width];
        int at = 0;
        for (Read each : calls) {
            int length = each.question().rows() * width;
            System.arraycopy(each.question().values(), 0, values, at, length);
            at += length;
        }
        return values;
    }
}
