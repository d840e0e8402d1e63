package dev.chainon.serving.grpc;

import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.protocol.ModelInferResponse;
import dev.chainon.serving.admission.Call;
import dev.chainon.serving.http.Models;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import dev.chainon.serving.model.Wish;
import dev.chainon.serving.tensor.Inputs;
import io.vertx.core.buffer.Buffer;

/** A ModelInfer in line. Its message is read when its turn has come. */
final class InferCall implements Call {

    /**
     * What the calls of one event loop share, and whom this one counts for.
     *
     * @param rows most rows of one request
     * @param deadline moment of {@link System#nanoTime} after which nobody waits
     */
    record Terms(Models models, int rows, String client, long deadline) {}

    private final Exchange<ModelInferResponse> exchange;
    private final Buffer message;
    private final Terms terms;
    private ModelInferRequest request = ModelInferRequest.getDefaultInstance();

    InferCall(Exchange<ModelInferResponse> exchange, Buffer message, Terms terms) {
        this.exchange = exchange;
        this.message = message;
        this.terms = terms;
    }

    @Override
    public String client() {
        return terms.client();
    }

    @Override
    public long deadline() {
        return terms.deadline();
    }

    @Override
    public ModelSlot.Use use() {
        request = exchange.parsed(ModelInferRequest.parser(), message);
        return terms.models()
                .use(request.getModelName(), Models.wish(request.getModelVersion(), exchange.header(Wish.HEADER)));
    }

    @Override
    public Question question(ServedModel model) {
        InferMessages messages = new InferMessages(request);
        Inputs.Rows rows = messages.rows(model.features(), terms.rows());
        return new Question(rows.values(), rows.count(), scores -> {
            exchange.tell(Wish.ANSWERED_BY, Integer.toString(model.version()));
            exchange.succeed(messages.response(model, scores));
        });
    }

    @Override
    public void fail(Throwable cause) {
        exchange.fail(cause);
    }
}
