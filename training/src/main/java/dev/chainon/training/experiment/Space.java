package dev.chainon.training.experiment;

import dev.chainon.training.experiment.design.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The networks that a search may try: how many hidden layers, how wide each, and other settings.
 *
 * @param layers how many hidden layers
 * @param width of each of them
 * @param others further settings
 */
record Space(Factor.Quantity layers, Factor.Quantity width, List<Factor.Quantity> others) {

    Space {
        others = List.copyOf(others);
    }

    /** One for the number of layers, one for the width of each, one for each further setting. */
    int dimensions() {
        return 1 + most() + others.size();
    }

    private int most() {
        return (int) layers.high();
    }

    /** The settings at a point of the unit cube; every number of layers is as likely as any other. */
    Map<String, Object> settings(double[] point) {
        int count = (int) (layers.low() + Math.floor(point[0] * (layers.high() - layers.low() + 1)));
        List<Object> hidden = new ArrayList<>();
        for (int layer = 0; layer < Math.min(count, most()); layer++) {
            hidden.add(width.at(2 * point[1 + layer] - 1));
        }
        Map<String, Object> settings = new TreeMap<>(Map.of("hidden", hidden));
        for (int i = 0; i < others.size(); i++) {
            settings.put(others.get(i).name(), others.get(i).at(2 * point[1 + most() + i] - 1));
        }
        return settings;
    }
}
