package dev.chainon.serving.http;

import dev.chainon.core.UseCase;
import dev.chainon.core.request.RequestField;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of this interface, written by hand; a test holds every route and every answer against it. */
public final class OpenApi {

    private OpenApi() {}

    /** The description with the names and the fields of a use case in it, as YAML. */
    public static String of(UseCase<?> useCase) {
        try (InputStream in = Objects.requireNonNull(
                OpenApi.class.getResourceAsStream("/dev/chainon/serving/openapi.yaml"), "openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${prefix}", useCase.topicPrefix())
                    .replace("${model}", useCase.modelName())
                    .replace("${boards}", new JsonArray(useCase.boards()).encode())
                    .replace("${instance}", instance(useCase).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in JSON. */
    static String json(String yaml) {
        Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new JsonObject(document).encode();
    }

    /** JSON is YAML too. */
    private static JsonObject instance(UseCase<?> useCase) {
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        for (RequestField field : useCase.request()) {
            properties.put(
                    field.name(),
                    new JsonObject()
                            .put("type", field.kind() == RequestField.Kind.TEXT ? "string" : "number")
                            .put("description", field.description())
                            .put("examples", new JsonArray().add(field.example())));
            if (field.required()) {
                required.add(field.name());
            }
        }
        List<String> names = useCase.features().names();
        properties.put("features", features(names));
        JsonObject all = new JsonObject()
                .put("required", new JsonArray().add("features"))
                .put(
                        "properties",
                        new JsonObject().put("features", new JsonObject().put("minProperties", names.size())));
        return new JsonObject()
                .put("type", "object")
                .put("description", "The fields of the use case; no other is accepted.")
                .put("additionalProperties", false)
                .put("properties", properties)
                .put(
                        "anyOf",
                        new JsonArray()
                                .add(new JsonObject().put("required", required))
                                .add(all));
    }

    private static JsonObject features(List<String> names) {
        JsonObject each = new JsonObject();
        names.forEach(name -> each.put(name, new JsonObject().put("type", "number")));
        return new JsonObject()
                .put("type", "object")
                .put("description", "Feature values that replace those of the stream.")
                .put("additionalProperties", false)
                .put("properties", each);
    }
}
