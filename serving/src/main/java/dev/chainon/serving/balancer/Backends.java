package dev.chainon.serving.balancer;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The replicas, and the choice among them. Thread-safe. */
final class Backends {

    /** Who is asked first: a replica of a later state gets a request only where there is none of an earlier one. */
    private static final List<Backend.State> IN_ORDER =
            List.of(Backend.State.READY, Backend.State.SUSPECT, Backend.State.EJECTED);

    private static final int FINE = 1000;

    private final List<Backend> all;
    private final Strategy strategy;
    private final Policy.Choice choice;
    private final IntUnaryOperator draw;

    /** Where time and chance come from: a hand clock and a seed in tests. */
    record Nature(LongSupplier millis, IntUnaryOperator draw) {}

    Backends(List<String> addresses, Strategy strategy, Nature nature) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("the balancer needs at least one backend");
        }
        this.all = addresses.stream()
                .map(address -> new Backend(address, nature.millis()))
                .toList();
        this.strategy = strategy;
        this.choice = strategy.policy().choice(nature.draw());
        this.draw = nature.draw();
    }

    List<Backend> all() {
        return all;
    }

    Optional<Backend> named(String address) {
        return all.stream().filter(b -> b.address().equals(address)).findFirst();
    }

    /** The replica for the next try of a request that the tried ones did not answer. */
    Optional<Backend> choose(Set<Backend> tried) {
        for (Backend.State state : IN_ORDER) {
            List<Backend> possible = in(state, tried);
            if (!possible.isEmpty()) {
                boolean even = possible.size() == 1 || strategy.slowStart().isZero();
                return Optional.of(choice.among(even ? possible : warm(possible)));
            }
        }
        return Optional.empty();
    }

    private List<Backend> in(Backend.State state, Set<Backend> tried) {
        List<Backend> possible = new ArrayList<>(all.size());
        for (Backend each : all) {
            if (each.state() == state && !tried.contains(each)) {
                possible.add(each);
            }
        }
        return possible;
    }

    /**
     * A replica that came back takes part in a choice with the probability of its warmth: so slow start goes with every policy. Warmth counts beside the
     * warmest: where all are cold alike the policy chooses as ever.
     */
    private List<Backend> warm(List<Backend> possible) {
        double[] warmth = possible.stream()
                .mapToDouble(each -> each.warmth(strategy.slowStart()))
                .toArray();
        double warmest = Arrays.stream(warmth).max().orElse(1);
        List<Backend> warm = new ArrayList<>(possible.size());
        for (int i = 0; i < warmth.length; i++) {
            if (warmth[i] >= warmest || draw.applyAsInt(FINE) * warmest < warmth[i] * FINE) {
                warm.add(possible.get(i));
            }
        }
        return warm;
    }

    /** Whether any replica may get a request; for {@code /v2/health/ready}. */
    boolean ready() {
        return all.stream().anyMatch(b -> IN_ORDER.contains(b.state()));
    }

    boolean anyReadyBut(Backend one) {
        return all.stream().anyMatch(b -> b != one && b.state() == Backend.State.READY);
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
