package dev.chainon.bench.spring;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v2/models/{model}/infer} with one tensor of rows. */
@RestController
public class InferController {

    private static final String OUTPUT = "output";

    private final Scorer scorer;

    public InferController(Scorer scorer) {
        this.scorer = scorer;
    }

    /** What is asked; other members of the protocol are passed over. */
    public record Request(List<Input> inputs) {}

    /** A matrix, row-major. */
    public record Input(String name, int[] shape, String datatype, float[] data) {}

    /** The answer. */
    public record Response(String model_name, String model_version, List<Output> outputs) {}

    /** One probability for each row. */
    public record Output(String name, String datatype, int[] shape, float[] data) {}

    @PostMapping("/v2/models/{model}/infer")
    public Response infer(@PathVariable String model, @RequestBody Request request) throws OrtException {
        Input input = request.inputs().get(0);
        float[] scores = scorer.score(input.data(), input.shape());
        return new Response(model, "1", List.of(new Output(OUTPUT, "FP32", new int[] {scores.length, 1}, scores)));
    }
}
