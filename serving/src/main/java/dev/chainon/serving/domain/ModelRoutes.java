package dev.chainon.serving.domain;

import dev.chainon.registry.Manifest;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.RegistryReader;
import dev.chainon.serving.http.Refusal;
import dev.chainon.serving.model.Wish;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** The card of the model that serves: as JSON from its manifest, and as the text that was written when it was trained. */
final class ModelRoutes {

    private final Oracle<?> oracle;
    private final RegistryReader registry;
    private final Workroom workroom;
    /** A version never changes: it is read once. */
    /** Null before the first card was asked for: the reference itself never leaves this class but as an Optional. */
    private final AtomicReference<Card> last = new AtomicReference<>();

    private record Card(ModelVersion version, String text) {}

    ModelRoutes(Oracle<?> oracle, RegistryReader registry, Workroom workroom) {
        this.oracle = oracle;
        this.registry = registry;
        this.workroom = workroom;
    }

    void mount(Router router, Timed timed) {
        String text = timed.path("/model/card");
        router.get(timed.path("/model")).handler(timed.json(c -> card(c).map(card -> json(card.version(), text))));
        router.get(text).handler(timed.of("text/markdown; charset=utf-8", c -> card(c).map(
                        card -> Buffer.buffer(card.text()))));
    }

    private Future<Card> card(RoutingContext context) {
        Parameters.of(context);
        int served = oracle.slot().version().orElseThrow(() -> oracle.notReady("model: none is loaded yet"));
        Optional<Card> known =
                Optional.ofNullable(last.get()).filter(card -> card.version().version() == served);
        return known.map(Future::succeededFuture)
                .orElseGet(() -> workroom.run(Timed.deadline(context), () -> read(served)));
    }

    private Card read(int served) throws IOException {
        String name;
        try (var use = oracle.model(Wish.about(Optional.empty()))) {
            name = use.model().name();
        }
        ModelVersion version = registry.resolve("models:/" + name + "/" + served)
                .orElseThrow(() -> new Refusal(503, "not ready: the registry does not know version " + served));
        Card card = new Card(version, Files.readString(version.bundle().card()));
        last.set(card);
        return card;
    }

    private static JsonObject json(ModelVersion version, String text) {
        Manifest manifest = version.manifest();
        JsonObject metrics = new JsonObject();
        new TreeMap<>(manifest.metrics()).forEach((name, value) -> {
            if (Double.isFinite(value)) {
                metrics.put(name, value);
            }
        });
        return AnswerJson.model(new JsonObject(), version.model(), version.version())
                .put("uri", version.uri())
                .put("created", manifest.created())
                .put("snapshot", manifest.snapshot())
                .put("commit", manifest.commit())
                .put("features", new JsonArray(manifest.features()))
                .put("metrics", metrics)
                .put("params", AnswerJson.texts(manifest.params()))
                .put("parity", manifest.parity())
                .put("sha256", AnswerJson.texts(manifest.sha256()))
                .put("card", text);
    }
}
