package dev.chainon.e2e.flow;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One demonstration for all tests that look at it: started by the first, stopped after the last. */
final class SharedDemonstration implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(SharedDemonstration.class);

    /** Keeps the demonstration, and ends it with the test run. */
    private record Running(Demonstration demonstration) implements AutoCloseable {

        static Running start() {
            try {
                Path state = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target/demonstration");
                Demonstration.forget(state);
                Files.createDirectories(state);
                return new Running(Demonstration.start(state));
            } catch (Exception e) {
                throw new IllegalStateException("the demonstration did not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            demonstration.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Demonstration.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    static Demonstration running(ExtensionContext context) {
        return context.getRoot()
                .getStore(OWN)
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .demonstration();
    }
}
