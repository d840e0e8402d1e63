package dev.chainon.serving.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.function.Supplier;

/** Texts: the OpenAPI description and the metrics. */
public final class DocumentRoutes implements Routes {

    private final Buffer openApi;
    private final Supplier<String> metrics;

    /**
     * @param openApi the description in YAML
     * @param metrics the figures of now in the text format of Prometheus
     */
    public DocumentRoutes(String openApi, Supplier<String> metrics) {
        this.openApi = Buffer.buffer(openApi);
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router) {
        router.get("/openapi.yaml")
                .handler(c -> Answers.send(c.request(), 200, "application/yaml; charset=utf-8", openApi));
        router.get("/metrics")
                .handler(c -> Answers.send(
                        c.request(), 200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.get())));
    }
}
