package dev.chainon.training.experiment.design;

import java.util.List;

/**
 * What one coefficient is fitted to: an effect's value at each point.
 *
 * @param name letters, such as AC or B²
 * @param order how many factors it multiplies; 0 for a column that no factor sits on
 * @param aliases what it cannot be told from, in letters
 * @param values one for each point
 */
public record Column(String name, int order, List<String> aliases, double[] values) {

    public Column {
        aliases = List.copyOf(aliases);
    }
}
