package dev.chainon.training.experiment.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The design of a regular fraction: one contrast for each set of aliases. */
final class TwoLevel {

    private TwoLevel() {}

    static Design design(Fraction fraction) {
        double[][] levels = fraction.levels();
        List<Column> contrasts = new ArrayList<>();
        for (Word effect : fraction.effects()) {
            double[] values = new double[levels.length];
            for (int point = 0; point < values.length; point++) {
                values[point] = effect.at(levels[point]);
            }
            List<String> aliases =
                    fraction.aliases(effect).stream().map(Word::toString).toList();
            contrasts.add(new Column(effect.letters(), effect.length(), aliases, values));
        }
        return new Design(levels, contrasts, Optional.of(fraction), new Region.Cube(1));
    }
}
