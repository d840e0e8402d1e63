package dev.chainon.serving.http;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.admission.Line;
import dev.chainon.serving.admission.Rejected;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.Executors;

/** {@code POST .../infer} of one event loop: what has to be read is read, then the request gets in line. */
final class InferRoute {

    private static final CharSequence TIMEOUT = HttpHeaders.createOptimized(Admission.TIMEOUT);

    private static final CharSequence LANE = HttpHeaders.createOptimized(Wish.HEADER);

    private final Models models;
    private final Limits limits;
    private final Admission admission;
    private final Telemetry telemetry;
    private final Context loop = Vertx.currentContext();
    private final Line line;

    InferRoute(Models models, Limits limits, Admission admission, Telemetry telemetry) {
        this.models = models;
        this.limits = limits;
        this.admission = admission;
        this.telemetry = telemetry;
        this.line = admission.line(task -> loop.runOnContext(ignored -> task.run()));
    }

    /** @param version empty for the one that is served */
    void take(HttpServerRequest request, String name, Optional<String> version) {
        InferCall.Asked asked = asked(request);
        Optional<Rejected> turnedAway = line.turnedAway(asked.client(), asked.deadline());
        if (turnedAway.isPresent()) {
            Answers.failure(request, turnedAway.get());
            time(asked, false);
            return;
        }
        Wish wish = new Wish(version, Optional.ofNullable(request.getHeader(LANE)));
        Body.read(request, limits.bodyBytes())
                .onSuccess(body -> submit(new InferCall(asked, body, () -> models.use(name, wish), this::time)))
                .onFailure(cause -> {
                    Answers.failure(request, cause);
                    time(asked, false);
                });
    }

    private InferCall.Asked asked(HttpServerRequest request) {
        return new InferCall.Asked(
                request,
                models.name(),
                Client.of(request),
                limits.rows(),
                System.nanoTime(),
                admission.deadline(Optional.ofNullable(request.getHeader(TIMEOUT))));
    }

    /** Requests of one row take microseconds each; a large body would hold up all other connections of the event loop. */
    private void submit(InferCall call) {
        if (call.bytes() <= limits.inlineBytes()) {
            line.submit(call);
        } else {
            admission.large(call, task -> loop.executeBlocking(Executors.callable(task), false)
                    .onFailure(call::fail));
        }
    }

    private void time(InferCall.Asked asked, boolean answered) {
        telemetry.time(
                "chainon_inference_request_seconds",
                System.nanoTime() - asked.start(),
                "model_name",
                asked.model(),
                "outcome",
                answered ? "ok" : "error");
    }
}
