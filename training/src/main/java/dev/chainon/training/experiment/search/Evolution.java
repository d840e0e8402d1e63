package dev.chainon.training.experiment.search;

import io.jenetics.DoubleGene;
import io.jenetics.GaussianMutator;
import io.jenetics.TournamentSelector;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Codec;
import io.jenetics.engine.Codecs;
import io.jenetics.engine.Engine;
import io.jenetics.util.DoubleRange;
import io.jenetics.util.RandomRegistry;
import java.util.Random;

/** A genetic search by Jenetics: tournaments of three, uniform crossover, Gaussian mutation, on one thread so that a seed gives one course of evolution. */
final class Evolution {

    private static final double CROSSOVER = 0.3;
    private static final double MUTATION = 0.25;
    private static final double OFFSPRING = 0.75;

    private final Strategy.Task task;
    private final Strategy.Loss loss;
    private int spent;

    Evolution(Strategy.Task task, Strategy.Loss loss) {
        this.task = task;
        this.loss = loss;
    }

    void run() {
        // Jenetics asks for a Random of java.util.random; this one's sequence is specified.
        RandomRegistry.using(new Random(task.seed()), random -> evolve());
    }

    private void evolve() {
        Codec<double[], DoubleGene> cube = Codecs.ofVector(DoubleRange.of(0, 1), task.dimensions());
        Engine<DoubleGene, Double> engine = Engine.builder(this::evaluate, cube)
                .minimizing()
                .populationSize(task.population())
                .offspringFraction(OFFSPRING)
                .selector(new TournamentSelector<>(3))
                .alterers(new UniformCrossover<>(CROSSOVER), new GaussianMutator<>(MUTATION))
                .executor(Runnable::run)
                .build();
        engine.stream().limit(generation -> spent < task.budget()).forEach(generation -> {});
    }

    /** The last generation may ask for more than is left: those answers are the worst there are, and cost nothing. */
    private double evaluate(double[] point) {
        if (spent >= task.budget()) {
            return Double.MAX_VALUE;
        }
        spent++;
        return loss.of(point);
    }
}
