package dev.chainon.serving.http;

import dev.chainon.core.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of this interface, written by hand; a test asks each of its paths. */
public final class OpenApi {

    private OpenApi() {}

    /** The description with the names of a use case in it, as YAML. */
    public static String of(UseCase<?> useCase) {
        try (InputStream in = Objects.requireNonNull(
                OpenApi.class.getResourceAsStream("/dev/chainon/serving/openapi.yaml"), "openapi.yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace("${prefix}", useCase.topicPrefix()).replace("${model}", useCase.modelName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
