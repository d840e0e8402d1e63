package dev.chainon.serving.balancer;

import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The replicas, and the choice among them: the one with the fewest requests under way, ties in turn. Thread-safe. */
final class Backends {

    private final List<Backend> all;
    private final AtomicInteger turn = new AtomicInteger();

    Backends(List<String> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the balancer needs at least one backend");
        }
        this.all = addresses.stream().map(Backend::new).toList();
    }

    List<Backend> all() {
        return all;
    }

    /** The replica for the next try of a request that the tried ones did not answer. */
    Optional<Backend> choose(Set<Backend> tried) {
        return choose(tried, Backend.State.READY).or(() -> choose(tried, Backend.State.SUSPECT));
    }

    private Optional<Backend> choose(Set<Backend> tried, Backend.State state) {
        int start = Math.floorMod(turn.getAndIncrement(), all.size());
        Optional<Backend> best = Optional.empty();
        for (int i = 0; i < all.size(); i++) {
            Backend each = all.get((start + i) % all.size());
            boolean possible = each.state() == state && !tried.contains(each);
            if (possible && (best.isEmpty() || each.inFlight() < best.get().inFlight())) {
                best = Optional.of(each);
            }
        }
        return best;
    }

    /** Whether any replica may get a request; for {@code /v2/health/ready}. */
    boolean ready() {
        return choose(Set.of()).isPresent();
    }

    /** Why nobody can answer, replica by replica. */
    String reasons() {
        return all.stream()
                .map(b -> b.address() + " is " + b.state() + " (" + b.reason() + ")")
                .collect(Collectors.joining(", "));
    }

    JsonArray describe() {
        JsonArray described = new JsonArray();
        all.forEach(b -> described.add(b.describe()));
        return described;
    }
}
