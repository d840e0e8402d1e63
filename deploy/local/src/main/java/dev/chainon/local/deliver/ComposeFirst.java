package dev.chainon.local.deliver;

import dev.chainon.local.demo.Http;
import java.time.Duration;
import java.util.function.Supplier;

/** An engine on which nothing is in service: the whole platform starts, and there is nothing beside which it could stand or to which one could go back. */
final class ComposeFirst implements Site {

    private static final Words WORDS = new Words(
            "the whole platform; nothing was in service; at ",
            "nothing to switch from",
            "it is in service",
            "nothing is in service: what was started is removed, the volumes stay",
            "nothing is in service: what was started is removed, the volumes stay");

    private final Compose compose;
    private final ComposePlaces places;
    private final Supplier<String> image;
    private final Duration patience;
    private boolean started;

    /**
     * @param image of the version, asked for when it is built
     * @param patience for a platform that first has to load its history and to train
     */
    ComposeFirst(Compose compose, ComposePlaces places, Supplier<String> image, Duration patience) {
        this.compose = compose;
        this.places = places;
        this.image = image;
        this.patience = patience;
    }

    @Override
    public String start() {
        started = true;
        compose.pins().put(ComposeSite.OLD, image.get());
        compose.pins().put(ComposeSite.NEW, image.get());
        compose.up();
        Pause.until("the platform answers at " + places.service(), patience, () -> Http.get(
                        places.service() + "/v2/health/ready")
                .isPresent());
        return places.service();
    }

    @Override
    public void admit() {
        // Its balancer lets requests come as soon as it is there.
    }

    @Override
    public Sample look() {
        boolean ready = Http.get(places.service() + "/v2/health/ready").isPresent();
        return new Sample(ready ? "READY" : "DOWN", 0, 0);
    }

    @Override
    public String service() {
        return places.service();
    }

    @Override
    public void keep() {
        // It is in service.
    }

    @Override
    public void withdraw() {
        if (started) {
            compose.down();
            compose.pins().remove(ComposeSite.OLD);
            compose.pins().remove(ComposeSite.NEW);
        }
    }

    @Override
    public boolean tellsApart() {
        return false;
    }

    @Override
    public Words words() {
        return WORDS;
    }

    @Override
    public String key() {
        return places.key(compose);
    }

    @Override
    public void close() {
        // The engine keeps what it runs.
    }
}
