package dev.chainon.training.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.chainon.training.Trials;
import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Factor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns levels of factors into settings of {@code chainon.training}. The two factors width and depth make its {@code hidden} layers. */
final class Recipe {

    private static final String WIDTH = "width";
    private static final String DEPTH = "depth";
    private static final String HIDDEN = "hidden";
    static final String SEED = "seed";

    /** Keys that change nothing of what is measured, or that the experiment sets itself. */
    private static final Set<String> OTHERS = Set.of(
            SEED,
            "set",
            "period",
            "commit",
            "who",
            "promote",
            "resamples",
            "control-epochs",
            "threads",
            "trees",
            "costs",
            "importance-rows");

    private final Config training;
    private final Map<String, Object> fixed;

    Recipe(Config training, Map<String, Object> fixed) {
        this.training = training;
        this.fixed = new TreeMap<>(fixed);
        this.fixed.keySet().forEach(key -> refuseUnknown(key, training));
    }

    /**
     * Whether a factor takes whole numbers only.
     *
     * @throws BadDesignException if no such setting can be a factor
     */
    static boolean whole(String factor, Config training) {
        refuseUnknown(factor, training);
        if (factor.equals(WIDTH) || factor.equals(DEPTH)) {
            return true;
        }
        ConfigValue value = training.getValue(factor);
        return value.valueType() == ConfigValueType.NUMBER && !(value.unwrapped() instanceof Double);
    }

    private static void refuseUnknown(String factor, Config training) {
        Set<String> known = new TreeSet<>(training.root().keySet());
        known.removeAll(OTHERS);
        known.addAll(List.of(WIDTH, DEPTH));
        if (!known.contains(factor)) {
            throw new BadDesignException("'" + factor + "' cannot be a factor"
                    + (OTHERS.contains(factor) ? ": it is no choice of a training" : ": there is no such setting")
                    + "; there are " + known);
        }
    }

    /**
     * The settings of one run.
     *
     * @param levels value of each factor by its name
     * @throws BadDesignException if the trainer refuses them
     */
    Map<String, Object> settings(Map<String, Object> levels, long seed) {
        Map<String, Object> all = new TreeMap<>(fixed);
        all.putAll(levels);
        layers(all);
        all.put(SEED, seed);
        try {
            Trials.settings(training, all);
        } catch (RuntimeException e) {
            throw new BadDesignException(
                    "the levels " + levels + " make no training: " + e.getMessage()
                            + "; change the levels (a rotatable central composite reaches beyond them, axial: face"
                            + " does not)",
                    e);
        }
        return all;
    }

    private static void layers(Map<String, Object> settings) {
        boolean width = settings.containsKey(WIDTH);
        if (width != settings.containsKey(DEPTH)) {
            throw new BadDesignException(
                    "width and depth together make the hidden layers: declare both, one of them under fixed if it does"
                            + " not change");
        }
        if (width) {
            if (settings.containsKey(HIDDEN)) {
                throw new BadDesignException("hidden is made of width and depth: declare either these or hidden");
            }
            int layers = Integer.parseInt(String.valueOf(settings.remove(DEPTH)));
            Object units = settings.remove(WIDTH);
            settings.put(HIDDEN, Collections.nCopies(layers, units));
        }
    }

    /** What the defaults say of a factor; not a number where they do not say it by one number. */
    double usual(Factor factor) {
        List<Integer> hidden = training.getIntList(HIDDEN);
        double[] widths =
                hidden.stream().mapToDouble(Integer::doubleValue).distinct().toArray();
        return switch (factor.name()) {
            case DEPTH -> hidden.size();
            case WIDTH -> widths.length == 1 ? widths[0] : Double.NaN;
            default -> {
                ConfigValue value = training.getValue(factor.name());
                yield value.unwrapped() instanceof Number number ? number.doubleValue() : Double.NaN;
            }
        };
    }
}
