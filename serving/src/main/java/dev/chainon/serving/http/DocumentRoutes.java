package dev.chainon.serving.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Texts: the OpenAPI description, the pages of the problems, and the metrics. */
public final class DocumentRoutes implements Routes {

    private final Buffer yaml;
    private final Buffer json;
    private final Map<String, Buffer> problems = new HashMap<>();
    private final Supplier<String> metrics;

    /**
     * @param openApi the description in YAML
     * @param metrics the figures of now in the text format of Prometheus
     */
    public DocumentRoutes(String openApi, Supplier<String> metrics) {
        this.yaml = Buffer.buffer(openApi);
        this.json = Buffer.buffer(OpenApi.json(openApi));
        this.metrics = metrics;
        for (Problem.Kind kind : Problem.Kind.values()) {
            problems.put(kind.key(), page(kind));
        }
    }

    private static Buffer page(Problem.Kind kind) {
        String name = "/dev/chainon/serving/errors/" + kind.key() + ".md";
        try (InputStream in = Objects.requireNonNull(DocumentRoutes.class.getResourceAsStream(name), name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void mount(Router router) {
        router.get("/openapi.yaml")
                .handler(c -> Answers.send(c.request(), 200, "application/yaml; charset=utf-8", yaml));
        router.get("/openapi.json").handler(c -> Answers.send(c.request(), 200, "application/json", json));
        router.get("/v1/errors/:kind").handler(this::problem);
        router.get("/metrics")
                .handler(c -> Answers.send(
                        c.request(), 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.get())));
    }

    private void problem(RoutingContext context) {
        Buffer page = Optional.ofNullable(problems.get(context.pathParam("kind")))
                .orElseThrow(() -> Refusal.unknown("there is no such type of problem; there are " + problems.keySet()));
        Answers.send(context.request(), 200, "text/markdown; charset=utf-8", page);
    }
}
