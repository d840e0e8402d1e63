package dev.chainon.people.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {

    private static final Set<String> METHODS = Set.of("get", "post", "patch", "delete");

    @Test
    @Criterion("B1Cr4.openapi")
    void everyRouteIsDescribed_andNothingElse() {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        new SubscriptionRoutes(null, new Pace(1, Clock.systemUTC())).mount(router);
        Set<String> served = router.getRoutes().stream()
                .filter(route -> route.methods() != null)
                .flatMap(route ->
                        route.methods().stream().map(HttpMethod::name).map(name -> name + " " + route.getPath()))
                .map(name -> name.replace(":token", "{token}"))
                .collect(Collectors.toCollection(TreeSet::new));
        vertx.close().toCompletionStage().toCompletableFuture().join();

        assertThat(described()).isEqualTo(served);
    }

    @Test
    @Criterion("B1Cr4.openapi")
    void everyAnswerThatARequestForNothingGets_isDescribed() {
        paths().forEach((path, methods) -> {
            if (path.contains("{token}")) {
                methods.forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        assertThat(((Map<?, ?>) ((Map<?, ?>) operation).get("responses"))
                                        .keySet()
                                        .toString())
                                .as(method + " " + path)
                                .contains("404");
                    }
                });
            }
        });
    }

    private static Set<String> described() {
        return paths().entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Map<String, Object>> paths() {
        try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/people/openapi.yaml"))) {
            Map<String, Map<String, Map<String, Object>>> all = new Yaml().load(in);
            return all.get("paths");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
