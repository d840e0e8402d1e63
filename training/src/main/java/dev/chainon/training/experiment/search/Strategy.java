package dev.chainon.training.experiment.search;

import java.util.Locale;
import java.util.SplittableRandom;

/** A way to spend a budget of evaluations. Equal seeds ask for equal points as long as the answers are equal. */
public enum Strategy {
    GENETIC {
        @Override
        public void search(Task task, Loss loss) {
            new Evolution(task, loss).run();
        }
    },
    /** Each point for itself, uniformly (Bergstra and Bengio 2012): what any cleverer search must beat. */
    RANDOM {
        @Override
        public void search(Task task, Loss loss) {
            SplittableRandom random = new SplittableRandom(task.seed());
            for (int evaluation = 0; evaluation < task.budget(); evaluation++) {
                double[] point = new double[task.dimensions()];
                for (int i = 0; i < point.length; i++) {
                    point[i] = random.nextDouble();
                }
                loss.of(point);
            }
        }
    };

    /** What is to become small; each call is one evaluation of the budget. */
    @FunctionalInterface
    public interface Loss {
        double of(double[] point);
    }

    /**
     * What is asked.
     *
     * @param budget evaluations, spent to the last one
     * @param population of a genetic search
     */
    public record Task(int dimensions, int budget, int population, long seed) {

        public Task {
            if (dimensions < 1 || population < 4 || budget < population) {
                throw new IllegalArgumentException("a search needs a dimension, a population of at least 4 and a budget"
                        + " of at least one population, not " + dimensions + ", " + population + " and " + budget);
            }
        }
    }

    /**
     * Looks for the least value.
     *
     * @param loss of a point whose coordinates are at least 0 and below 1
     */
    public abstract void search(Task task, Loss loss);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
