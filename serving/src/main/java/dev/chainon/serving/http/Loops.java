package dev.chainon.serving.http;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Event loops that each run a server on one address. */
public final class Loops {

    private Loops() {}

    /**
     * Starts a server on each and waits until all listen.
     *
     * @param address that they listen on, and {@code key} the setting that names its port: both for the sentence of an error
     * @throws IllegalStateException if the address cannot be had
     */
    public static void start(Vertx vertx, int count, Supplier<Deployable> server, String address, String key) {
        try {
            vertx.deployVerticle(server, new DeploymentOptions().setInstances(count))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "cannot listen on " + address + " (" + e.getCause() + "); set another " + key
                            + " or end the process that holds it",
                    e);
        }
    }
}
