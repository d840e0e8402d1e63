package dev.chainon.serving.predictor;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import java.util.List;
import java.util.Optional;

/** Engines for tests of other packages. */
public final class LiveEngines {

    private LiveEngines() {}

    /** As if a log of one kettle at minute 600 had been read. */
    public static void ready(LiveEngine<KettleEvent> engine) {
        KettleEvent event = new KettleEvent("k", "blue", 600, 1, Optional.empty());
        engine.accept(List.of(new LoggedEvent<>(1, 0, 0, event)), offset -> false);
        engine.markReady();
    }

    /** Keeps the engine for itself while something is done. */
    public static void whileHeld(LiveEngine<KettleEvent> engine, Runnable action) {
        engine.accept(
                List.of(new LoggedEvent<>(1, 1, 0, new KettleEvent("k2", "red", 600, 1, Optional.empty()))), offset -> {
                    action.run();
                    return false;
                });
    }
}
