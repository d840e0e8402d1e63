package dev.chainon.serving.domain;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.registry.RegistryReader;
import dev.chainon.serving.admission.Admission;
import dev.chainon.serving.http.Limits;
import dev.chainon.serving.http.Routes;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.predictor.LiveEngine;
import dev.chainon.store.PredictionStore;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** The domain's own API of a use case, under {@code /v1/<topic prefix>}. */
public final class DomainRoutes<E extends Event> implements Routes {

    private final Timed timed;
    private final PredictRoute<E> predict;
    private final ExplainRoute<E> explain;
    private final StoredRoutes stored;
    private final ModelRoutes model;

    /** What answers predictions: the engine, the model, and what is missing while there is none. */
    public record Live<E extends Event>(LiveEngine<E> engine, ModelSlot slot, Health health) {}

    /**
     * What was predicted and trained before.
     *
     * @param epoch the replay whose boards are shown
     */
    public record Kept(PredictionStore predictions, int epoch, RegistryReader registry) {}

    /**
     * How much is let in.
     *
     * @param admission shared with the other ways in, so that a client has one rate
     */
    public record Bounds(Limits limits, Admission admission) {}

    public DomainRoutes(Vertx vertx, UseCase<E> useCase, Live<E> live, Kept kept, Bounds bounds, Telemetry telemetry) {
        Limits limits = bounds.limits();
        Admission admission = bounds.admission();
        Oracle<E> oracle = new Oracle<>(live.engine(), live.slot(), live.health());
        Workroom reading = new Workroom(vertx, "domain-reads", 2, admission);
        Workroom explaining = new Workroom(vertx, "domain-explains", 1, admission);
        Workroom predicting = new Workroom(vertx, "domain-predicts", 2, admission);
        this.timed = new Timed(useCase.topicPrefix(), useCase.modelName(), admission, telemetry);
        this.predict = new PredictRoute<>(useCase, oracle, predicting, limits, telemetry);
        this.explain = new ExplainRoute<>(oracle, new Requests<>(useCase, 1), explaining, limits);
        this.stored =
                new StoredRoutes(new StoredRoutes.Stored(kept.predictions(), kept.epoch()), useCase.boards(), reading);
        this.model = new ModelRoutes(oracle, kept.registry(), reading);
    }

    @Override
    public void mount(Router router) {
        predict.mount(router, timed);
        explain.mount(router, timed);
        stored.mount(router, timed);
        model.mount(router, timed);
    }
}
