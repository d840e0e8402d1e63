package dev.chainon.local.deliver;

import dev.chainon.local.demo.Http;
import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Two replicas behind a balancer, in the containers of Compose. The new version first runs as a third container that the balancer does not know, where it is accepted; then the second replica
 * runs it, then the first: so what the first one runs is what is in service, wherever a deployment was broken off.
 */
final class ComposeSite implements Site {

    static final String OLD = "serving-1";
    static final String NEW = "serving-2";
    static final String TRIAL = "serving-trial";

    private final Compose compose;
    private final ComposePlaces places;
    private final BalancerDesk balancer;
    private final Duration patience;
    private final Supplier<String> image;
    private final String before;

    /**
     * @param image of the new version, asked for when it is built
     * @param patience for a replica that starts
     */
    ComposeSite(Compose compose, ComposePlaces places, Supplier<String> image, Duration patience) {
        this.compose = compose;
        this.places = places;
        this.patience = patience;
        this.image = image;
        this.balancer = new BalancerDesk(places.admin(), compose.read("launcher", "/state/run/secrets/operator"));
        this.before = runs(OLD);
    }

    /** Image of the version in service. */
    String before() {
        return before;
    }

    /** What its container was made from, or is to be made from where there is none. */
    private String runs(String service) {
        return compose.image(service).orElseGet(() -> compose.pins().read().getOrDefault(service, ""));
    }

    /**
     * Ends what a deployment left that was broken off: the container on trial goes, both replicas run the version in service and get requests.
     *
     * @return what was mended, in words; empty where nothing was
     */
    String settle() {
        StringBuilder mended = new StringBuilder();
        if (compose.container(TRIAL).isPresent()) {
            endTrial();
            mended.append("; a deployment was broken off: its container on trial is removed");
        }
        for (String name : new String[] {OLD, NEW}) {
            String state = look(name).state();
            if (!runs(name).equals(before) || state.equals("DOWN")) {
                run(name, before);
                mended.append("; ").append(name).append(" runs ").append(before).append(" again");
                continue;
            }
            compose.pins().put(name, before);
            if (state.equals("DRAINING")) {
                balancer.resume(backend(name));
                mended.append("; ").append(name).append(" gets requests again");
            }
        }
        return mended.toString();
    }

    @Override
    public String start() {
        compose.pins().put(TRIAL, image.get());
        compose.up(TRIAL);
        Pause.until("the new version is ready at " + places.trial(), patience, () -> ready() || !compose.runs(TRIAL));
        if (!ready()) {
            throw new Failure("The new version ended by itself: " + compose.lastWords(TRIAL));
        }
        return places.trial();
    }

    private boolean ready() {
        return Http.get(places.trial() + "/v2/health/ready").isPresent();
    }

    @Override
    public void admit() {
        endTrial();
        run(NEW, image.get());
    }

    @Override
    public Sample look() {
        return look(NEW);
    }

    private Sample look(String name) {
        return balancer.look(backend(name));
    }

    private static String backend(String name) {
        return "http://" + name + ":8080";
    }

    @Override
    public String service() {
        return places.service();
    }

    @Override
    public void keep() {
        run(OLD, image.get());
    }

    @Override
    public void withdraw() {
        endTrial();
        for (String name : new String[] {NEW, OLD}) {
            if (!runs(name).equals(before) || !compose.runs(name)) {
                run(name, before);
            }
        }
    }

    /** Takes a replica out, replaces its container, and lets it in again. */
    private void run(String name, String version) {
        balancer.drain(backend(name));
        compose.pins().put(name, version);
        compose.remove(name);
        compose.up(name);
        Pause.until(name + " runs " + version + " and is ready", patience, () -> look(name)
                .state()
                .equals("DRAINING"));
        balancer.resume(backend(name));
        balancer.awaitReady(backend(name), patience);
    }

    private void endTrial() {
        if (compose.container(TRIAL).isPresent()) {
            compose.remove(TRIAL);
        }
        compose.pins().remove(TRIAL);
    }

    @Override
    public String key() {
        return places.key(compose);
    }

    @Override
    public void close() {
        endTrial();
    }
}
