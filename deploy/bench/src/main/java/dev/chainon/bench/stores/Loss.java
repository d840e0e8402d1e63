package dev.chainon.bench.stores;

import dev.chainon.store.PredictionStore;
import java.util.Collection;
import java.util.List;

/** Counts, one by one, what was acknowledged and is not there. */
final class Loss {

    private Loss() {}

    static List<String> missing(Collection<String> acknowledged, PredictionStore store) {
        return acknowledged.stream().filter(id -> store.byId(id).isEmpty()).toList();
    }
}
