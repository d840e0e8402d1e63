package dev.chainon.training;

import dev.chainon.chips.Energy;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.nd4j.linalg.api.buffer.DataType;
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
        int width = encoder.width();
        Map<String, Double> figures = measured(new FlatLoop(work.topology(encoder), encoder, work.start(), threads));
        try (Slot batch = new Slot(work.settings().batch(), width);
                Slot row = new Slot(1, width)) {
            // Each thread copies the rows of its own share.
            transfer(batch::there, row::there, batch::back, width, Math.min(threads, FlatLoop.SHARES), figures);
        }
        return figures;
    }

    /** The same of DL4J's own loop, on whatever chip computes. */
    public Map<String, Double> graph() {
        Encoder encoder = work.encoder();
        int width = encoder.width();
        Map<String, Double> figures = measured(new GraphLoop(work.topology(encoder), encoder, work.start()));
        float[] batch = new float[work.settings().batch() * width];
        float[] row = new float[width];
        try (INDArray array = there(batch)) {
            transfer(() -> there(batch).close(), () -> there(row).close(), () -> back(array), width, 1, figures);
        }
        return figures;
    }

    private Map<String, Double> measured(Loop opened) {
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
        return figures;
    }

    /**
     * Copies of the inputs of one batch and of one row between the heap and where ND4J computes, made as the loop makes them.
     *
     * @param threads that copy at a time
     */
    private void transfer(
            Runnable batch, Runnable row, Runnable back, int width, int threads, Map<String, Double> figures) {
        double bytes = (double) work.settings().batch() * width * Float.BYTES;
        double there = seconds(batch);
        figures.put("transfer.to.bytes.per.second", bytes / there);
        figures.put("transfer.to.row.seconds", there / work.settings().batch() / threads);
        figures.put("transfer.one.row.us", 1e6 * seconds(row));
        figures.put("transfer.from.bytes.per.second", bytes / seconds(back));
    }

    private static double seconds(Runnable copy) {
        return Stopwatch.of(COPIES, time -> copy.run()).median();
    }

    /** An array that is made once, as the loop on flat arrays has them. */
    private static final class Slot implements AutoCloseable {

        private final float[] values;
        private final INDArray array;

        Slot(int rows, int width) {
            this.values = new float[rows * width];
            this.array = Nd4j.create(DataType.FLOAT, new long[] {width, rows}, 'f');
        }

        void there() {
            Parameters.write(values, values.length, array);
        }

        void back() {
            Parameters.read(array, values);
        }

        @Override
        public void close() {
            array.close();
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
