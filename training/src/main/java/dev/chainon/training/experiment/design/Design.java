package dev.chainon.training.experiment.design;

import java.util.List;
import java.util.Optional;

/**
 * The points of an experiment, coded so that -1 is a factor's low level and 1 its high one.
 *
 * @param points one row a point, one column a factor
 * @param contrasts what a two-level design can estimate beside the mean; empty for a design that is made for a surface
 * @param fraction of a regular two-level design
 * @param region where an optimum may be looked for
 */
public record Design(double[][] points, List<Column> contrasts, Optional<Fraction> fraction, Region region) {

    public Design {
        contrasts = List.copyOf(contrasts);
    }

    public int factors() {
        return points[0].length;
    }

    /** The same with points that were moved to levels which exist, such as whole numbers. */
    public Design at(double[][] settled) {
        return new Design(settled, contrasts, fraction, region);
    }
}
