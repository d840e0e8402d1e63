package dev.chainon.core.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What drift is told from. A file of the bundle, signed like the others; see {@link ReferenceText}.
 *
 * @param features spread of each input over the training period, in the order of the vector
 * @param score spread of the model's probability over the validation period: rows it did not learn from
 * @param threshold from which probability on the model warns; not a number where it names none
 * @param days quality on each whole day of the validation period, in order
 */
public record Reference(
        List<ColumnReference> features, ColumnReference score, double threshold, List<DayQuality> days) {

    /** Name of the file in a bundle; older bundles have none. */
    public static final String FILE = "reference.tsv";

    public Reference {
        features = List.copyOf(features);
        Objects.requireNonNull(score);
        days = List.copyOf(days);
        Set<String> names = new HashSet<>();
        for (ColumnReference feature : features) {
            if (!names.add(feature.name())) {
                throw new IllegalArgumentException("feature " + feature.name() + " stands twice in the reference");
            }
        }
    }
}
