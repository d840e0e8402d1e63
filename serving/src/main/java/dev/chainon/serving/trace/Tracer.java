package dev.chainon.serving.trace;

import dev.chainon.core.UseCase;
import dev.chainon.core.data.Sha256;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Purified;
import dev.chainon.core.model.Prediction;
import dev.chainon.registry.CorruptBundleException;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import dev.chainon.serving.ServingSettings;
import dev.chainon.serving.model.OnnxModel;
import dev.chainon.store.Predictions;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.Judgement;
import dev.chainon.streams.JudgementReader;
import dev.chainon.streams.RawReader;
import dev.chainon.streams.RawRecord;
import dev.chainon.streams.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a prediction back, link by link. What is not kept any more is said, never guessed. */
public final class Tracer<E extends Event> {

    private final UseCase<E> useCase;
    private final ServingSettings settings;
    private final Sources sources;

    /** Where predictions, models and the origins of training sets are looked up. */
    public record Sources(Predictions predictions, RegistryReader models, Origins origins) {}

    public Tracer(UseCase<E> useCase, ServingSettings settings, Sources sources) {
        this.useCase = useCase;
        this.settings = settings;
        this.sources = sources;
    }

    /**
     * @param id of a prediction, or the subject of one in the served epoch
     * @return empty if there is no such prediction
     */
    public Optional<Trace> trace(String id) {
        return sources.predictions()
                .byId(id)
                .or(() -> sources.predictions().bySubject(settings.epoch(), id))
                .map(this::trace);
    }

    private Trace trace(Prediction prediction) {
        Found<Trace.Raw> raw = raw(prediction);
        Found<Trace.Model> model = model(prediction);
        return new Trace(
                prediction,
                raw,
                terms(prediction),
                raw.then(r -> rules(r, prediction)),
                model.then(m -> vector(prediction, m)),
                model,
                model.then(this::data));
    }

    private Found<Trace.Raw> raw(Prediction prediction) {
        Topics topics = new Topics(useCase.topicPrefix(), prediction.epoch());
        try (RawReader reader = new RawReader(settings.bootstrap(), topics)) {
            Optional<RawRecord> record = reader.at(prediction.rawOffset());
            return record.<Found<Trace.Raw>>map(found -> new Found.Here<>(new Trace.Raw(
                            topics.raw(),
                            found.offset(),
                            Instant.ofEpochMilli(found.millis()),
                            found.bytes(),
                            Sha256.of(found.bytes()))))
                    .orElseGet(() -> new Found.Gone<>("the topic " + topics.raw() + " does not keep record "
                            + prediction.rawOffset() + " any more"));
        }
    }

    private Found<Trace.Terms> terms(Prediction prediction) {
        Topics topics = new Topics(useCase.topicPrefix(), prediction.epoch());
        try (JudgementReader<E> log =
                new JudgementReader<>(settings.bootstrap(), topics, new EventCodec<>(useCase.eventSchema()))) {
            Optional<Judgement> first = log.of(prediction.rawOffset(), prediction.rawMillis());
            if (first.isEmpty()) {
                return new Found.Gone<>(
                        "the topic " + topics.clean() + " has no event of raw record " + prediction.rawOffset());
            }
            return first.flatMap(Judgement::contractVersion)
                    .<Found<Trace.Terms>>map(version -> new Found.Here<>(new Trace.Terms(
                            useCase.contract().id(), version, useCase.contract().version())))
                    .orElseGet(() -> new Found.Gone<>(
                            "the release that judged this event did not write down the contract's version"));
        }
    }

    private Found<Trace.Rules> rules(Trace.Raw raw, Prediction prediction) {
        Purified<E> purified = useCase.parser().parse(raw.bytes());
        String contract = useCase.contract().id();
        String version = useCase.contract().version();
        if (purified instanceof Purified.Clean<E> clean) {
            String event = clean.value().id();
            boolean same = event.equals(prediction.eventId());
            return new Found.Here<>(new Trace.Rules(contract, version, same, event, clean.repairs()));
        }
        Purified.Rejected<E> rejected = (Purified.Rejected<E>) purified;
        String verdict = rejected.rule() + ": " + rejected.reason();
        return new Found.Here<>(new Trace.Rules(contract, version, false, verdict, List.of()));
    }

    private Found<Trace.Model> model(Prediction prediction) {
        String uri = "models:/" + prediction.modelName() + "/" + prediction.modelVersion();
        Optional<ModelVersion> version = sources.models().resolve(uri);
        if (version.isEmpty()) {
            return new Found.Gone<>("the registry does not know " + uri);
        }
        try {
            return new Found.Here<>(new Trace.Model(
                    uri,
                    version.get().folder(),
                    version.get().bundle().digest(),
                    version.get().manifest()));
        } catch (CorruptBundleException e) {
            return new Found.Gone<>("the bundle of " + uri + " is not the one that was registered: " + e.getMessage());
        }
    }

    private Found<Trace.Vector> vector(Prediction prediction, Trace.Model model) {
        return new Recomputation<>(
                        useCase, settings.bootstrap(), settings.home().resolve("snapshots"))
                .of(prediction)
                .then(values -> new Found.Here<>(vector(values, model)));
    }

    private Trace.Vector vector(Recomputation.Values values, Trace.Model model) {
        float[] row = values.vector();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length);
        List<Float> list = new ArrayList<>(row.length);
        for (float value : row) {
            bytes.putFloat(value);
            list.add(value);
        }
        try (OnnxModel network = OnnxModel.open(model.folder().resolve("model.onnx"), row.length)) {
            return new Trace.Vector(
                    useCase.features().names(),
                    list,
                    Sha256.of(bytes.array()),
                    values.from(),
                    values.events(),
                    network.predict(row, 1)[0]);
        }
    }

    private Found<Trace.Data> data(Trace.Model model) {
        String set =
                model.manifest().params().getOrDefault("set", model.manifest().snapshot());
        List<Trace.Step> steps = sources.origins().of(set);
        return steps.isEmpty()
                ? new Found.Gone<>("no lineage event tells of training set " + set + ", snapshot "
                        + model.manifest().snapshot())
                : new Found.Here<>(new Trace.Data(set, steps));
    }
}
