package dev.chainon.serving.balancer;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** How one of several replicas that may all get a request is chosen. */
public enum Policy {

    /** Each in its turn, whatever it has to do. */
    ROUND_ROBIN {
        @Override
        Choice choice(IntUnaryOperator draw) {
            AtomicInteger turn = new AtomicInteger();
            return possible -> possible.get(Math.floorMod(turn.getAndIncrement(), possible.size()));
        }
    },

    /** The one with the fewest requests under way; among equals, each in its turn. */
    LEAST_REQUESTS {
        @Override
        Choice choice(IntUnaryOperator draw) {
            AtomicInteger turn = new AtomicInteger();
            return possible -> {
                int start = Math.floorMod(turn.getAndIncrement(), possible.size());
                Backend best = possible.get(start);
                for (int i = 1; i < possible.size(); i++) {
                    Backend each = possible.get((start + i) % possible.size());
                    best = each.inFlight() < best.inFlight() ? each : best;
                }
                return best;
            };
        }
    },

    /**
     * Of two drawn at random, the one with fewer requests under way. Balances nearly as well as asking all (Mitzenmacher 2001), and several balancers that
     * do not know of each other do not all run to the same replica.
     */
    POWER_OF_TWO {
        @Override
        Choice choice(IntUnaryOperator draw) {
            return possible -> {
                int first = draw.applyAsInt(possible.size());
                if (possible.size() == 1) {
                    return possible.get(first);
                }
                int second = (first + 1 + draw.applyAsInt(possible.size() - 1)) % possible.size();
                Backend one = possible.get(first);
                Backend other = possible.get(second);
                return other.inFlight() < one.inFlight() ? other : one;
            };
        }
    };

    /** One policy at work. Thread-safe. */
    interface Choice {
        /** @param possible not empty */
        Backend among(List<Backend> possible);
    }

    /** @param draw a number in [0, bound) at random */
    abstract Choice choice(IntUnaryOperator draw);

    /** By the name of settings and figures, such as {@code power-of-two}. */
    public static Policy of(String name) {
        for (Policy each : values()) {
            if (each.key().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "chainon.balancer.policy must be round-robin, least-requests or power-of-two, not '" + name + "'");
    }

    /** Its name in settings and figures. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
