package dev.chainon.serving.http;

import dev.chainon.serving.admission.Call;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A request of the Open Inference Protocol over HTTP whose body is there. */
final class InferCall implements Call {

    /**
     * The request without its body.
     *
     * @param model its name, as the measures have it
     * @param client whom it counts for
     * @param rows most rows of one request
     * @param start moment of {@link System#nanoTime} when it came
     * @param deadline of the same clock
     */
    record Asked(HttpServerRequest request, String model, String client, int rows, long start, long deadline) {}

    private static final CharSequence JSON_LENGTH = HttpHeaders.createOptimized(InferRequest.Body.JSON_LENGTH);

    private final Asked asked;
    private final Buffer body;
    private final Supplier<ModelSlot.Use> model;
    private final BiConsumer<Asked, Boolean> done;

    /** @param done is told once that it is answered, and whether with scores */
    InferCall(Asked asked, Buffer body, Supplier<ModelSlot.Use> model, BiConsumer<Asked, Boolean> done) {
        this.asked = asked;
        this.body = body;
        this.model = model;
        this.done = done;
    }

    int bytes() {
        return body.length();
    }

    @Override
    public String client() {
        return asked.client();
    }

    @Override
    public long deadline() {
        return asked.deadline();
    }

    @Override
    public ModelSlot.Use use() {
        return model.get();
    }

    @Override
    public Question question(ServedModel served) {
        Optional<String> jsonLength = Optional.ofNullable(asked.request().getHeader(JSON_LENGTH));
        InferRequest request =
                InferRequest.parse(InferRequest.Body.of(body.getBytes(), jsonLength), served.features(), asked.rows());
        return new Question(request.values(), request.rows(), scores -> {
            InferResponse.write(served, request, scores).send(asked.request());
            done.accept(asked, true);
        });
    }

    @Override
    public void fail(Throwable cause) {
        Answers.failure(asked.request(), cause);
        done.accept(asked, false);
    }
}
