package dev.chainon.e2e.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One platform in containers for all tests that look at it: begun on an empty engine by the first, ended after the last. */
final class SharedHarbour implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(SharedHarbour.class);
    private static final Path TARGET = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target");

    /** Keeps the platform, and ends it with the test run. */
    private record Open(Harbour harbour) implements AutoCloseable {

        static Open begin() {
            Engine.needed("postgres", "broker", "launcher", "intake", "serving", "monitoring");
            try {
                return new Open(Harbour.begin(Files.createTempDirectory(TARGET, "harbour")));
            } catch (IOException e) {
                throw new UncheckedIOException("the platform did not start", e);
            }
        }

        @Override
        public void close() {
            harbour.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        harbour(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Harbour.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return harbour(context);
    }

    private static Harbour harbour(ExtensionContext context) {
        return context.getRoot()
                .getStore(OWN)
                .getOrComputeIfAbsent(Open.class, key -> Open.begin(), Open.class)
                .harbour();
    }
}
