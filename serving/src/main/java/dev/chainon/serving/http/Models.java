package dev.chainon.serving.http;

import dev.chainon.core.process.Health;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.Wish;
import java.util.Optional;

/** The models of this replica by name and version, whatever the request came by. There is one name, and one version of it, or two while a challenger is tried. */
public final class Models {

    private final String name;
    private final ModelSlot slot;
    private final Health health;

    public Models(String name, ModelSlot slot, Health health) {
        this.name = name;
        this.slot = slot;
        this.health = health;
    }

    /** What a message asks for by its version, where an empty one is none, and by the lane that came with it. */
    public static Wish wish(String version, Optional<String> lane) {
        return version.isEmpty() ? Wish.lane(lane) : new Wish(Optional.of(version), lane);
    }

    /** The one name. */
    public String name() {
        return name;
    }

    /** The version that answers now; empty before the first. */
    public Optional<Integer> served() {
        return slot.version();
    }

    public Health health() {
        return health;
    }

    /**
     * The model of that name, kept open until the use is closed.
     *
     * @param wish the version or the lane that the request names, if it does
     * @throws Refusal if the name or the version is not served, or there is no model yet
     */
    public ModelSlot.Use use(String wanted, Wish wish) {
        if (!wanted.equals(name)) {
            throw Refusal.unknown("there is no model '" + wanted + "' here; this server has '" + name + "'");
        }
        ModelSlot.Use use = slot.use(wish)
                .orElseThrow(() -> Refusal.notReady(health.firstMissing().orElse("model: none is loaded yet")));
        Optional<String> version = wish.version();
        String served = Integer.toString(use.model().version());
        if (version.isPresent() && !version.get().equals(served)) {
            use.close();
            throw Refusal.unknown(
                    "version '" + version.get() + "' of " + wanted + " is not served; version " + served + " is");
        }
        return use;
    }
}
