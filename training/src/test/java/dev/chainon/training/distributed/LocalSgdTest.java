package dev.chainon.training.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.training.Blueprint;
import dev.chainon.training.Learned;
import dev.chainon.training.NetworkState;
import dev.chainon.training.SetFiles;
import dev.chainon.training.SmallRows;
import dev.chainon.training.TrainingSettings;
import dev.chainon.training.distributed.DistributedSettings.Moments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rounds, with the shards' work done in this process, one after the other. */
class LocalSgdTest {

    private static final TrainingSettings SETTINGS = new TrainingSettings(List.of(8), 6, 2, 2, 1, 128, 16, 0.01, 5, 40);

    @TempDir
    Path folder;

    private SetFiles files;
    private final List<RoundRecord> rounds = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        files = SmallRows.in(folder.resolve("set"), 4_096, 1_000);
    }

    private static DistributedSettings how(int shards, int rounds, Moments moments) {
        return new DistributedSettings(shards, rounds, 128, 128, moments, Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    private Learned learn(DistributedSettings how, IntPredicate silent) {
        Hands hands = new Hands(new ShardWork(files, SETTINGS, how, "test" + how.moments()), silent);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("kept/checkpoint.bin"), how.toString());
        return new LocalSgd(hands, SETTINGS, how, checkpoint, rounds::add).learn();
    }

    @Test
    void everyRoundHasEachShardOnce_andEveryEpochAllRows() {
        Learned learned = learn(how(2, 4, Moments.AVERAGE), asked -> false);

        assertThat(rounds).hasSize(8).allMatch(round -> round.missing() == 0 && round.shards() == 2);
        assertThat(learned.rows()).isEqualTo(2L * files.trainRows());
        assertThat(learned.losses()).hasSize(2);
        assertThat(learned.losses().get(1)).isLessThan(learned.losses().get(0));
        assertThat(learned.how())
                .containsEntry("distributed.shards", "2")
                .containsEntry("distributed.moments", "average");
    }

    @Test
    void goesOnWithoutTheShardsThatAreSilent_andCountsThem() {
        Learned learned = learn(how(4, 2, Moments.AVERAGE), asked -> asked % 3 == 0);

        assertThat(rounds).hasSize(4);
        assertThat(rounds.stream().mapToInt(RoundRecord::missing).sum()).isEqualTo(5);
        assertThat(learned.rows()).isLessThan(2L * files.trainRows());
    }

    @Test
    void asksAgain_whenNobodyAnswers_andGivesUpInTheEnd() {
        assertThat(learn(how(2, 2, Moments.AVERAGE), asked -> asked > 2 && asked < 5)
                        .rows())
                .isEqualTo(2L * files.trainRows());

        assertThatThrownBy(() -> learn(how(2, 3, Moments.AVERAGE), asked -> asked > 4))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no shard answered in round 2 of epoch 1")
                .hasMessageContaining("the same command goes on from there");
    }

    @Test
    void aTrainingThatWasCutOffEndsWithTheSameBits() {
        DistributedSettings how = how(2, 4, Moments.AVERAGE);
        float[] whole = learn(how, asked -> false).values();
        DistributedSettings again =
                new DistributedSettings(2, 4, 128, 128, Moments.AVERAGE, how.budget(), Duration.ofMinutes(3));
        assertThatThrownBy(() -> learn(again, asked -> {
                    if (asked == 11) {
                        throw new IllegalStateException("the program is killed");
                    }
                    return false;
                }))
                .hasMessage("the program is killed");
        rounds.clear();

        float[] resumed = learn(again, asked -> false).values();

        assertThat(rounds).hasSize(3);
        assertThat(resumed).isEqualTo(whole);
    }

    @Test
    void aTrainingThatIsDoneIsNotDoneAgain() {
        DistributedSettings how = how(2, 4, Moments.AVERAGE);
        Learned first = learn(how, asked -> false);
        rounds.clear();

        Learned second = learn(how, asked -> false);

        assertThat(rounds).isEmpty();
        assertThat(second.values()).isEqualTo(first.values());
        assertThat(second.losses()).isEqualTo(first.losses());
    }

    @Test
    void momentsThatAreAveragedCostThreeTimesTheBytes_andEachWayLearns() {
        for (Moments moments : Moments.values()) {
            rounds.clear();
            Learned learned = learn(how(2, 4, moments), asked -> false);
            assertThat(learned.losses().get(1)).as(moments.name()).isLessThan(0.67);
            assertThat(rounds.get(7).bytes())
                    .isEqualTo((moments == Moments.AVERAGE ? 3L : 1L) * Float.BYTES * learned.values().length);
        }
    }

    @Test
    void learnsFromEveryRow_whenShardsAreUneven() {
        Learned learned = learn(how(5, 3, Moments.AVERAGE), asked -> false);

        assertThat(rounds).allMatch(round -> round.missing() == 0 && round.rows() == round.planned());
        assertThat(learned.rows()).isEqualTo(2L * files.trainRows());
    }

    @Test
    void leavesOutOnlyWhatFillsNoStep_whenTheLastStripeIsShort() throws IOException {
        files = SmallRows.in(folder.resolve("odd"), 4_096 + 77, 1_000);

        Learned learned = learn(how(4, 2, Moments.AVERAGE), asked -> false);

        assertThat(rounds.stream().mapToLong(RoundRecord::planned).sum()).isEqualTo(2L * files.trainRows());
        assertThat(learned.rows()).isEqualTo(2L * 4_096);
    }

    @Test
    void aShardOfItsOwnForEachStripeLearns_alsoWhereValidationRowsAreFewer() throws IOException {
        files = SmallRows.in(folder.resolve("few"), 4_096, 100);

        Learned learned = learn(how(32, 1, Moments.AVERAGE), asked -> false);

        assertThat(rounds).hasSize(2).allMatch(round -> round.missing() == 0);
        assertThat(learned.losses()).hasSize(2).allMatch(Double::isFinite);
    }

    @Test
    void oneShardIsEnough() {
        assertThat(learn(how(1, 4, Moments.AVERAGE), asked -> false).rows()).isEqualTo(2L * files.trainRows());
        assertThat(rounds).allMatch(round -> round.shards() == 1);
    }

    @Test
    void saysWhichShardAnsweredNoNumbers_andKeepsWhatWasLearntBefore() {
        DistributedSettings how = how(2, 4, Moments.AVERAGE);
        Hands hands = new Hands(new ShardWork(files, SETTINGS, how, "nan"), asked -> false);
        hands.astray = 6;
        Checkpoint checkpoint = new Checkpoint(folder.resolve("kept/checkpoint.bin"), "nan");

        assertThatThrownBy(() -> new LocalSgd(hands, SETTINGS, how, checkpoint, rounds::add).learn())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shard 1 answered weights that are no numbers in round 2 of epoch 1")
                .hasMessageContaining("chainon.training.learning-rate");
        assertThat(checkpoint.read().orElseThrow().done()).isEqualTo(2);
        assertThat(checkpoint.read().orElseThrow().state().isFinite()).isTrue();
    }

    @Test
    void refusesMoreShardsThanThereAreStripes() {
        assertThatThrownBy(() -> learn(how(33, 1, Moments.AVERAGE), asked -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most the 0 stripes that each of 33 shards has of 4096 rows")
                .hasMessageContaining("ask for fewer rounds or shards");
    }

    @Test
    void refusesMoreRoundsThanAShardHasStripes() {
        assertThatThrownBy(() -> learn(how(2, 17, Moments.AVERAGE), asked -> false))
                .hasMessageContaining("chainon.distributed.rounds must be at most the 16 stripes");
    }

    /**
     * Does the work here.
     *
     * @param silent which of the askings, counted from 1, get no answer
     */
    private static final class Hands implements Workforce {

        private final ShardWork work;
        private final IntPredicate silent;
        private int asked;
        /** Which of the askings is answered without numbers. */
        private int astray;

        Hands(ShardWork work, IntPredicate silent) {
            this.work = work;
            this.silent = silent;
        }

        @Override
        public Blueprint survey() {
            float[] sample = new float[0];
            for (int shard = 0; shard < work.how().shards(); shard++) {
                float[] more = work.sample(shard);
                float[] both = Arrays.copyOf(sample, sample.length + more.length);
                System.arraycopy(more, 0, both, sample.length, more.length);
                sample = both;
            }
            return Blueprint.ofSample(sample, work.files().width(), work.settings());
        }

        @Override
        public List<Contribution> teach(Blueprint blueprint, NetworkState start, Round round) {
            List<Contribution> answers = new ArrayList<>();
            for (int shard = 0; shard < work.how().shards(); shard++) {
                asked++;
                if (!silent.test(asked)) {
                    answers.add(answer(blueprint, start, round, shard));
                }
            }
            return answers;
        }

        private Contribution answer(Blueprint blueprint, NetworkState start, Round round, int shard) {
            Contribution answer = work.teach(blueprint, start, round, shard);
            if (asked == astray) {
                answer.state().values()[0] = Float.NaN;
            }
            return answer;
        }

        @Override
        public double loss(Blueprint blueprint, float[] values) {
            double sum = 0;
            for (int shard = 0; shard < work.how().shards(); shard++) {
                sum += work.loss(blueprint, values, shard);
            }
            return sum / work.files().validationRows();
        }
    }
}
