package dev.chainon.bench.stores;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the figures decide. A system is fit when it lost nothing that it had acknowledged and writes ten times what the demonstration asks; of the fit
 * ones the one with the least memory is chosen, because memory is what one pays for at rest.
 *
 * @param one for one machine, where a crash costs a restart
 * @param survivor where the loss of a machine must not stop the service
 */
record Decision(String one, String survivor) {

    /** Predictions a second at the demonstration's speed: about 0.24 events a second in real life, 720 times faster. */
    static final double NEED = 0.24 * 720;

    private static final int MARGIN = 10;
    private static final List<String> SURVIVORS = List.of("postgres.sync", "cassandra3.quorum");
    private static final List<String> ALL = List.of("postgres", "postgres.sync", "cassandra1", "cassandra3.quorum");

    static Decision of(Map<String, Double> figures) {
        return new Decision(least(figures, ALL), least(figures, SURVIVORS));
    }

    /** The name of the system, or "none". */
    private static String least(Map<String, Double> figures, List<String> systems) {
        return systems.stream()
                .filter(system -> fit(figures, system))
                .min(Comparator.comparingDouble(system -> figure(figures, system + ".pss.mb")))
                .orElse("none");
    }

    private static boolean fit(Map<String, Double> figures, String system) {
        return figure(figures, system + ".lost.acknowledged") == 0
                && figure(figures, system + ".writes.per.second") >= MARGIN * NEED;
    }

    private static double figure(Map<String, Double> figures, String name) {
        Double value = figures.get("stores." + name);
        if (value == null) {
            throw new IllegalArgumentException("the figure stores." + name + " is missing: run the study again");
        }
        return value;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("one", one);
        node.put("survivor", survivor);
        node.put("need", NEED);
        node.put("margin", MARGIN);
        return node;
    }
}
