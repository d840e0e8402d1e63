package dev.chainon.serving;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One bed for all tests that ask for it: started for the first, closed after the last. */
final class SharedBed implements ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(SharedBed.class);

    /** Keeps the bed, and closes it with the test run. */
    private record Made(Bed bed) implements AutoCloseable {

        static Made make() {
            try {
                return new Made(Bed.start());
            } catch (IOException e) {
                throw new IllegalStateException("the broker or the database did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the broker started", e);
            }
        }

        @Override
        public void close() throws IOException {
            bed.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Bed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OWN)
                .getOrComputeIfAbsent(Made.class, key -> Made.make(), Made.class)
                .bed();
    }
}
