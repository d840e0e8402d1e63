package dev.chainon.e2e;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One thing for all tests that look at it: started by the first, ended after the last. They ask for it by a parameter.
 *
 * @param <T> what it is
 */
public abstract class Shared<T extends AutoCloseable> implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(Shared.class);

    private final Class<T> type;

    protected Shared(Class<T> type) {
        this.type = type;
    }

    /** @throws IllegalStateException if it does not start; nothing of it is left then */
    protected abstract T start();

    @Override
    public final void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private T running(ExtensionContext context) {
        return context.getRoot().getStore(OWN).getOrComputeIfAbsent(type, key -> start(), type);
    }
}
