package dev.chainon.training.distributed;

import dev.chainon.training.Blueprint;
import dev.chainon.training.Learned;
import dev.chainon.training.NetworkState;
import dev.chainon.training.TrainingSettings;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local SGD with periodic averaging (Stich 2019, "Local SGD converges fast and communicates little"; McMahan and others 2017 with all shards in every round): each shard makes
 * steps of its own from the averaged parameters, and the results, weighted by the rows behind them, are averaged again. A shard that answers late or not at all is left out of
 * the round; its rows of that round are lost to the epoch, which is counted.
 */
final class LocalSgd {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSgd.class);

    /** Rounds without any answer after which nobody is expected to come back. */
    private static final int SILENT_ROUNDS = 5;

    private final Workforce workforce;
    private final TrainingSettings settings;
    private final DistributedSettings how;
    private final Checkpoint checkpoint;
    private final Consumer<RoundRecord> listener;

    /** @param listener hears of each round when its checkpoint is written */
    LocalSgd(
            Workforce workforce,
            TrainingSettings settings,
            DistributedSettings how,
            Checkpoint checkpoint,
            Consumer<RoundRecord> listener) {
        this.workforce = workforce;
        this.settings = settings;
        this.how = how;
        this.checkpoint = checkpoint;
        this.listener = listener;
    }

    /** Learns to the end, from the last checkpoint on if there is one. */
    Learned learn() {
        Blueprint blueprint = workforce.survey();
        Course course = checkpoint.read().orElseGet(() -> Course.beginning(blueprint.first()));
        if (course.done() > 0) {
            LOG.info("training goes on after round {} of {}", course.done(), settings.epochs() * how.rounds());
        }
        while (!ended(course)) {
            course = round(blueprint, course);
        }
        return new Learned(
                blueprint,
                course.best(),
                course.losses(),
                course.bestEpoch(),
                course.seconds(),
                course.rows(),
                how.params());
    }

    private boolean ended(Course course) {
        return course.done() == settings.epochs() * how.rounds()
                || course.bestEpoch() > 0 && course.losses().size() - course.bestEpoch() >= settings.patience();
    }

    private Course round(Blueprint blueprint, Course course) {
        Round round = new Round(
                course.done() / how.rounds() + 1, settings.epochs(), course.done() % how.rounds(), how.rounds());
        long begun = System.nanoTime();
        List<Contribution> answers = answers(blueprint, course.state(), round);
        NetworkState averaged = NetworkState.average(
                answers.stream().map(Contribution::state).toList(),
                answers.stream().mapToLong(Contribution::rows).toArray());
        RoundRecord happened = happened(round, answers, (System.nanoTime() - begun) / 1e9);
        Course after = course.afterRound(averaged, happened);
        if (round.endsEpoch()) {
            after = after.afterEpoch(workforce.loss(blueprint, averaged.values()));
            LOG.info("epoch {}: log loss {}", round.epoch(), after.losses().get(round.epoch() - 1));
        }
        checkpoint.write(after);
        listener.accept(happened);
        return after;
    }

    private List<Contribution> answers(Blueprint blueprint, NetworkState start, Round round) {
        for (int silent = 0; silent < SILENT_ROUNDS; silent++) {
            List<Contribution> answers = workforce.teach(blueprint, start, round);
            answers.forEach(answer -> requireNumbers(answer, round));
            if (!answers.isEmpty()) {
                return answers;
            }
            LOG.warn("no shard answered in round {} of epoch {}: it is asked again", round.number(), round.epoch());
        }
        throw new IllegalStateException(
                "no shard answered in round " + round.number() + " of epoch " + round.epoch()
                        + ", " + SILENT_ROUNDS + " times in " + how.silence().toSeconds()
                        + " s each: see whether the workers live. What was learnt is kept: the same command goes on from there.");
    }

    /** One answer without numbers would leave none in the average. */
    private void requireNumbers(Contribution answer, Round round) {
        if (!answer.state().isFinite()) {
            throw new IllegalStateException(
                    "shard " + answer.shard() + " answered weights that are no numbers in round "
                            + round.number() + " of epoch " + round.epoch()
                            + ": see whether its rows of the training set are, else lower chainon.training.learning-rate from "
                            + settings.learningRate() + ". What was learnt before is kept.");
        }
    }

    private RoundRecord happened(Round round, List<Contribution> answers, double seconds) {
        long rows = answers.stream().mapToLong(Contribution::rows).sum();
        long planned = answers.stream().mapToLong(Contribution::planned).sum();
        int missing = how.shards() - answers.size();
        if (missing > 0 || rows < planned - (long) how.batch() * answers.size()) {
            LOG.warn(
                    "round {} of epoch {}: {} of {} shards did not answer in time, the others learnt from {} of {} rows",
                    round.number(),
                    round.epoch(),
                    missing,
                    how.shards(),
                    rows,
                    planned);
        }
        return new RoundRecord(
                round.epoch(),
                round.number(),
                how.shards(),
                missing,
                rows,
                planned,
                seconds,
                answers.stream().mapToDouble(Contribution::seconds).max().orElse(0),
                answers.stream().mapToDouble(Contribution::seconds).sum(),
                answers.get(0).state().bytes());
    }
}
