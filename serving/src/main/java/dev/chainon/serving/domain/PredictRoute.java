package dev.chainon.serving.domain;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v1/<topic prefix>/predict} with one instance or an array of them, in the words of the use case. Features come from the live engine, so the
 * answer is the one the stream would give for an event that came now; those that the request gives replace the engine's.
 */
final class PredictRoute<E extends Event> {

    private static final String EXPLAIN = "explain";

    private final UseCase<E> useCase;
    private final Oracle<E> oracle;
    private final Requests<E> requests;
    private final Workroom workroom;
    private final Limits limits;
    private final Telemetry telemetry;

    PredictRoute(UseCase<E> useCase, Oracle<E> oracle, Workroom workroom, Limits limits, Telemetry telemetry) {
        this.useCase = useCase;
        this.oracle = oracle;
        this.requests = new Requests<>(useCase, limits.rows());
        this.workroom = workroom;
        this.limits = limits;
        this.telemetry = telemetry;
    }

    void mount(Router router, Timed timed) {
        router.post(timed.path("/predict")).handler(timed.of(this::predict));
    }

    private Future<Buffer> predict(RoutingContext context) {
        Parameters parameters = Parameters.of(context, EXPLAIN);
        boolean features = features(parameters);
        Wish wish = Wish.lane(Oracle.lane(context));
        return DomainBody.read(context.request(), limits.bodyBytes())
                .compose(body -> answer(Timed.deadline(context), new Question(body, features, wish)));
    }

    /**
     * What is asked.
     *
     * @param features whether the answer carries them
     */
    private record Question(Buffer body, boolean features, Wish wish) {}

    private static boolean features(Parameters parameters) {
        Optional<String> wanted = parameters.text(EXPLAIN);
        if (wanted.isPresent() && !wanted.get().equals(Requests.FEATURES)) {
            throw Parameters.wrong(
                    EXPLAIN,
                    "explain must be 'features', not '" + Pointer.shown(wanted.get())
                            + "'; contributions are asked for at .../explain");
        }
        return wanted.isPresent();
    }

    /** The engine's lock is nearly always free and a peek takes a microsecond; when it is not, or for a large body, a worker waits, not the event loop. */
    private Future<Buffer> answer(long deadline, Question question) {
        Optional<Buffer> now =
                question.body().length() <= limits.inlineBytes() ? answer(question, false) : Optional.empty();
        return now.map(Future::succeededFuture)
                .orElseGet(() ->
                        workroom.run(deadline, () -> answer(question, true).orElseThrow()));
    }

    private Optional<Buffer> answer(Question question, boolean wait) {
        Object document = StrictJson.read(question.body().getBytes());
        long minute = oracle.minute();
        if (document instanceof List<?> several) {
            List<Asked<E>> asked = requests.batch(several, minute);
            return oracle.rows(asked, wait).map(rows -> new JsonArray(write(asked, rows, question)).toBuffer());
        }
        List<Asked<E>> asked = List.of(requests.one(document, minute));
        return oracle.rows(asked, wait)
                .map(rows -> write(asked, rows, question).get(0).toBuffer());
    }

    private List<JsonObject> write(List<Asked<E>> asked, float[] rows, Question question) {
        try (ModelSlot.Use use = oracle.model(question.wish())) {
            float[] probabilities = use.model().predict(rows, asked.size());
            telemetry.count(
                    "chainon_inferences_total",
                    asked.size(),
                    "model_name",
                    use.model().name(),
                    "model_version",
                    Integer.toString(use.model().version()));
            return java.util.stream.IntStream.range(0, asked.size())
                    .mapToObj(i -> {
                        JsonObject answer = AnswerJson.of(useCase, asked.get(i), use.model(), probabilities[i]);
                        return question.features()
                                ? answer.put(Requests.FEATURES, AnswerJson.features(use.model(), rows, i))
                                : answer;
                    })
                    .toList();
        }
    }
}
