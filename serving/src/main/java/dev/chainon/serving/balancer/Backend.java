package dev.chainon.serving.balancer;

import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A replica as the balancer sees it. Thread-safe. */
final class Backend {

    private static final double COLDEST = 0.1;

    /** What the balancer thinks of a replica. */
    enum State {
        /** It said so at the last check. */
        READY,
        /** It said so, but a request failed since: used only where no other is ready. */
        SUSPECT,
        /** Taken out for a while for its failures or its slowness: used only where there is nobody else. */
        EJECTED,
        /** Taken out by a person: finishes what it has, gets nothing. */
        DRAINING,
        /** It does not answer, or says it is not ready: finishes what it has, gets nothing. */
        DOWN
    }

    private record Judgement(State state, String reason, long since) {}

    private final String address;
    private final String host;
    private final int port;
    private final boolean secure;
    private final LongSupplier millis;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Set<HttpClientRequest> repeatable = ConcurrentHashMap.newKeySet();
    private final LatencyWindow latencies = new LatencyWindow();
    private final Ejection ejection = new Ejection();
    private volatile boolean draining;
    private volatile Judgement judgement;

    /**
     * A replica that was not checked yet.
     *
     * @param address such as {@code http://127.0.0.1:8081}
     * @param millis the time, in milliseconds from any moment
     */
    Backend(String address, LongSupplier millis) {
        URI uri = URI.create(address);
        this.secure = "https".equals(uri.getScheme());
        if (!(secure || "http".equals(uri.getScheme())) || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException(
                    "backend '" + address + "' must look like http://host:port or https://host:port");
        }
        this.address = address;
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.millis = millis;
        this.judgement = new Judgement(State.DOWN, "not checked yet", millis.getAsLong());
    }

    String address() {
        return address;
    }

    /** Where requests to it go. */
    RequestOptions to(HttpMethod method, String uri) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(host)
                .setPort(port)
                .setSsl(secure)
                .setURI(uri);
    }

    State state() {
        Judgement now = judgement;
        if (now.state() == State.DOWN) {
            return State.DOWN;
        }
        if (draining) {
            return State.DRAINING;
        }
        return ejection.out(millis.getAsLong()) ? State.EJECTED : now.state();
    }

    String reason() {
        return judgement.reason();
    }

    int inFlight() {
        return inFlight.get();
    }

    Ejection ejection() {
        return ejection;
    }

    LatencyWindow latencies() {
        return latencies;
    }

    void began() {
        inFlight.incrementAndGet();
        requests.incrementAndGet();
    }

    void ended() {
        inFlight.decrementAndGet();
    }

    /** A request under way that another replica may do as well; it can be broken off. */
    void holds(HttpClientRequest request) {
        repeatable.add(request);
    }

    void letsGo(HttpClientRequest request) {
        repeatable.remove(request);
    }

    void answered(long nanos) {
        latencies.add(nanos);
        ejection.succeeded();
    }

    void counted() {
        failures.incrementAndGet();
    }

    /** A request did not get through: until the next check others are asked first. */
    void suspect(String why) {
        Judgement now = judgement;
        if (now.state() == State.READY) {
            judgement = new Judgement(State.SUSPECT, why, now.since());
        }
    }

    /** The last check was answered well. Whether this is news. */
    boolean up() {
        Judgement now = judgement;
        boolean back = now.state() == State.DOWN;
        judgement = new Judgement(State.READY, "", back ? millis.getAsLong() : now.since());
        return back;
    }

    /** The last check was not answered, or badly: what is under way may be finished. Whether this is news. */
    boolean down(String why) {
        boolean news = judgement.state() != State.DOWN;
        judgement = new Judgement(State.DOWN, why, millis.getAsLong());
        return news;
    }

    /** Breaks off what is under way and repeatable, so that it goes elsewhere at once. */
    void breakOff() {
        repeatable.forEach(HttpClientRequest::reset);
    }

    /** Takes it out, or lets it in again, by a person's wish. */
    void drain(boolean wish) {
        if (draining && !wish) {
            Judgement now = judgement;
            judgement = new Judgement(now.state(), now.reason(), millis.getAsLong());
        }
        draining = wish;
    }

    /** The share of its requests that it gets while it warms up, from a tenth to 1. */
    double warmth(Duration slowStart) {
        if (slowStart.isZero()) {
            return 1;
        }
        long since = millis.getAsLong() - ejection.backSince(judgement.since());
        return Math.min(1, Math.max(COLDEST, (double) since / slowStart.toMillis()));
    }

    JsonObject describe() {
        return new JsonObject()
                .put("address", address)
                .put("state", state().name())
                .put("reason", judgement.reason())
                .put("in_flight", inFlight.get())
                .put("requests", requests.get())
                .put("failures", failures.get());
    }
}
