package dev.chainon.serving.balancer;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A replica as the balancer sees it. Thread-safe. */
final class Backend {

    /** What the balancer thinks of a replica. */
    enum State {
        /** It said so at the last check. */
        READY,
        /** It said so, but a request failed since: used only where no other is ready. */
        SUSPECT,
        /** It does not answer, or says it is not ready: gets nothing. */
        DOWN
    }

    private record Judgement(State state, String reason) {}

    private final String address;
    private final String host;
    private final int port;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile Judgement judgement = new Judgement(State.DOWN, "not checked yet");

    /** @param address such as {@code http://127.0.0.1:8081} */
    Backend(String address) {
        URI uri = URI.create(address);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException("backend '" + address + "' must look like http://host:port");
        }
        this.address = address;
        this.host = uri.getHost();
        this.port = uri.getPort();
    }

    String address() {
        return address;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    State state() {
        return judgement.state();
    }

    String reason() {
        return judgement.reason();
    }

    int inFlight() {
        return inFlight.get();
    }

    void began() {
        inFlight.incrementAndGet();
        requests.incrementAndGet();
    }

    void ended() {
        inFlight.decrementAndGet();
    }

    /** A request did not get through. */
    void failed(String why) {
        failures.incrementAndGet();
        if (state() == State.READY) {
            judgement = new Judgement(State.SUSPECT, why);
        }
    }

    /** The last check was answered well. Whether this is news. */
    boolean up() {
        return changed(new Judgement(State.READY, ""));
    }

    /** The last check was not answered well. Whether this is news. */
    boolean down(String why) {
        return changed(new Judgement(State.DOWN, why));
    }

    private boolean changed(Judgement next) {
        boolean news = judgement.state() != next.state();
        judgement = next;
        return news;
    }

    JsonObject describe() {
        Judgement now = judgement;
        return new JsonObject()
                .put("address", address)
                .put("state", now.state().name())
                .put("reason", now.reason())
                .put("in_flight", inFlight.get())
                .put("requests", requests.get())
                .put("failures", failures.get());
    }
}
