package dev.chainon.training;

import dev.chainon.chips.Energy;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Measures training with the library and the threads of this process. Call {@link Backend#prepare} first. */
public final class ChipTraining {

    private static final Stopwatch.Patience COPIES = new Stopwatch.Patience(50, 2_000, 0.3);

    private final ChipWork work;
    private final int rounds;

    /** @param rounds passes that are timed, after one that is judged */
    public ChipTraining(ChipWork work, int rounds) {
        this.work = work;
        this.rounds = rounds;
    }

    /** Which build of ND4J's library computes, such as {@code linux-x86_64-avx2}. */
    public static String library() {
        return Backend.library();
    }

    /** Rows a second and all that goes with it, of the loop on flat arrays of the heap; of processors only. */
    public Map<String, Double> flat(int threads) {
        if (Backend.onDevice()) {
            throw new IllegalStateException("the loop on flat arrays computes beside a processor only");
        }
        Encoder encoder = work.encoder();
        return measured(new FlatLoop(work.topology(encoder), encoder, work.start(), threads), encoder);
    }

    /** The same of DL4J's own loop, on whatever chip computes. */
    public Map<String, Double> graph() {
        Encoder encoder = work.encoder();
        return measured(new GraphLoop(work.topology(encoder), encoder, work.start()), encoder);
    }

    private Map<String, Double> measured(Loop opened, Encoder encoder) {
        Map<String, Double> figures = new TreeMap<>();
        try (Loop loop = opened) {
            int rows = work.pass(loop);
            work.judge(loop.scores(work.validation()), ChipWork.REFERENCE_OF_TRAINING, figures);
            Stopwatch[] passes = new Stopwatch[1];
            OptionalDouble joules = Energy.ofMachine()
                    .during(() -> passes[0] =
                            Stopwatch.of(new Stopwatch.Patience(rounds, rounds, 0), pass -> work.pass(loop)));
            figures.put("rows.per.second", rows / passes[0].least());
            figures.put("rows.per.second.worst", rows / passes[0].most());
            // One pass more is done before those that are timed.
            joules.ifPresent(all -> figures.put("joules.per.million.rows", all * 1e6 / rows / (rounds + 1)));
        }
        transfer(encoder.width(), figures);
        return figures;
    }

    /** Copies of one batch and of one row between the heap and where ND4J computes. */
    private void transfer(int width, Map<String, Double> figures) {
        float[] batch = new float[work.settings().batch() * width];
        double bytes = (double) batch.length * Float.BYTES;
        Stopwatch to = Stopwatch.of(COPIES, i -> there(batch).close());
        figures.put("transfer.to.bytes.per.second", bytes / to.median());
        figures.put("transfer.to.row.seconds", to.median() / work.settings().batch());
        figures.put(
                "transfer.one.row.us",
                1e6
                        * Stopwatch.of(COPIES, i -> there(Arrays.copyOf(batch, width))
                                        .close())
                                .median());
        try (INDArray array = there(batch)) {
            Stopwatch from = Stopwatch.of(COPIES, i -> back(array));
            figures.put("transfer.from.bytes.per.second", bytes / from.median());
        }
    }

    /** On a processor the memory beside the heap is where it computes; on a device ND4J is told to move it there. */
    private static INDArray there(float[] values) {
        INDArray array = Nd4j.createFromArray(values);
        Nd4j.getAffinityManager().ensureLocation(array, Location.DEVICE);
        Nd4j.getExecutioner().commit();
        return array;
    }

    private static float[] back(INDArray array) {
        Nd4j.getAffinityManager().tagLocation(array, Location.DEVICE);
        Nd4j.getAffinityManager().ensureLocation(array, Location.HOST);
        return array.data().asFloat();
    }
}
