package dev.chainon.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class OpenApiTest {

    private static final String INFER =
            "{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1,2,3]}]}";

    @TempDir
    Path folder;

    @Test
    @Criterion("B1Cr4.openapi")
    void everyDescribedOperationAnswers_asDescribed() {
        try (ToyServer server = new ToyServer(folder).serve(1).withLog()) {
            Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(server.get("/openapi.yaml").body());
            assertThat(document.get("openapi")).isEqualTo("3.1.0");
            Map<String, Map<String, Object>> paths = member(document, "paths");
            assertThat(paths).hasSize(12);
            paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
                if (!method.equals("parameters")) {
                    answers(server, path, method, operation);
                }
            }));
        }
    }

    private static void answers(ToyServer server, String path, String method, Object operation) {
        String url = path.replace("{model}", "kettle-spills").replace("{version}", "1");
        HttpResponse<String> response = method.equals("get")
                ? server.get(url)
                : server.post(url, path.startsWith("/v1") ? "{\"kettle\":\"red\"}" : INFER);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        Map<String, Object> responses = member(operation, "responses");
        assertThat(responses).as(path).containsKey("200");
        Map<String, Object> content = member(responses.get("200"), "content");
        if (content != null) {
            String type =
                    response.headers().firstValue("content-type").orElse("").split(";")[0];
            assertThat(content).as(path).containsKey(type);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T member(Object mapping, String key) {
        return (T) ((Map<String, Object>) mapping).get(key);
    }
}
