package dev.chainon.bench.stores;

import dev.chainon.core.model.Prediction;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * This project's own load on one store: batches as the projector writes them, boards of an airport, reads by id, scans of the history, and a mix of
 * them.
 *
 * @param rows predictions that are written before anything is read
 * @param reads of each kind
 */
record Workload(int rows, int reads) {

    /** Written before anything is timed: each system, and this process too, is slower at first. */
    static final int WARM_BATCHES = 150;

    /** Rounds that count, an odd number. One more comes before them: by its end this process has compiled what the system's driver does. */
    static final int ROUNDS = 3;

    private static final int EPOCHS_APART = 100;
    private static final int BOARD = 20;
    /** A prime: neighbouring reads go to rows far apart. */
    private static final long SCATTER = 7_919;

    /**
     * The figures, by the last part of their identifiers: the median of the rounds, each on an epoch of its own.
     *
     * @param epoch of the first round, whose rows stay and whose figures are thrown away
     */
    Map<String, Double> run(PredictionStore store, int epoch) throws InterruptedException {
        warm(store, epoch + 1);
        once(store, epoch);
        List<Map<String, Double>> rounds = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            rounds.add(once(store, epoch + round * EPOCHS_APART));
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        for (String name : rounds.get(0).keySet()) {
            double[] values = rounds.stream()
                    .mapToDouble(one -> one.getOrDefault(name, Double.NaN))
                    .sorted()
                    .toArray();
            figures.put(name, values[values.length / 2]);
        }
        return figures;
    }

    private Map<String, Double> once(PredictionStore store, int epoch) throws InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        Flights flights = new Flights(epoch, 42);
        List<List<Prediction>> batches = new ArrayList<>();
        for (int i = 0; i < rows / Load.BATCH; i++) {
            batches.add(flights.next(Load.BATCH));
        }
        double writing =
                timed(batches.size(), i -> store.upsert(batches.get(i))).seconds();
        figures.put("writes.per.second", rows / writing);
        Timing boards = boards(store, epoch);
        figures.put("board.p50.ms", boards.percentile(50));
        figures.put("board.p99.ms", boards.percentile(99));
        Timing ids = timed(reads, i -> require(store.byId(pick(batches, i).id()).isPresent()));
        figures.put("byid.p50.ms", ids.percentile(50));
        figures.put("byid.p99.ms", ids.percentile(99));
        long began = System.nanoTime();
        require(store.history(epoch, 0, Long.MAX_VALUE / 100_000).size() == rows);
        figures.put("scan.rows.per.second", rows / ((System.nanoTime() - began) / 1e9));
        Timing mix = timed(reads, i -> mixed(store, batches, i));
        figures.put("mix.operations.per.second", reads / mix.seconds());
        figures.put("mix.p99.ms", mix.percentile(99));
        return figures;
    }

    Timing boards(PredictionStore store, int epoch) throws InterruptedException {
        return timed(reads, i -> require(!board(store, epoch, i).isEmpty()));
    }

    private static List<Prediction> board(PredictionStore store, int epoch, int number) {
        String airport = Flights.AIRPORTS.get(number % Flights.AIRPORTS.size());
        return store.board(new Board(epoch, Flights.FACT, airport, BOARD));
    }

    /** Of ten operations two write, four read a board, four read by id. */
    private static void mixed(PredictionStore store, List<List<Prediction>> batches, int i) {
        switch (i % 10) {
            case 0, 5 -> store.upsert(batches.get(i % batches.size()));
            case 1, 3, 6, 8 -> board(store, batches.get(0).get(0).epoch(), i);
            default -> require(store.byId(pick(batches, i).id()).isPresent());
        }
    }

    private static void warm(PredictionStore store, int epoch) throws InterruptedException {
        Flights flights = new Flights(epoch, 1);
        timed(WARM_BATCHES, i -> store.upsert(flights.next(Load.BATCH)));
        timed(500, i -> board(store, epoch, i));
    }

    private static Prediction pick(List<List<Prediction>> batches, int number) {
        List<Prediction> batch = batches.get((int) (number * SCATTER % batches.size()));
        return batch.get(number % batch.size());
    }

    private static void require(boolean found) {
        if (!found) {
            throw new IllegalStateException("a row that was written is not found: the measure would be of nothing");
        }
    }

    /** @param nanos of each operation, sorted */
    record Timing(double seconds, long[] nanos) {

        double percentile(int percent) {
            return nanos[Math.min(nanos.length - 1, nanos.length * percent / 100)] / 1e6;
        }
    }

    /** Operations 0 to count - 1 by as many threads as the load has writers. */
    private static Timing timed(int count, IntConsumer operation) throws InterruptedException {
        long[] nanos = new long[count];
        ExecutorService threads = Executors.newFixedThreadPool(Load.WRITERS, task -> new Thread(task, "workload"));
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int t = 0; t < Load.WRITERS; t++) {
                int first = t;
                tasks.add(() -> share(first, nanos, operation));
            }
            long began = System.nanoTime();
            for (Future<Integer> done : threads.invokeAll(tasks)) {
                done.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Arrays.sort(nanos);
            return new Timing(seconds, nanos);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed: " + e.getCause(), e);
        } finally {
            threads.shutdown();
        }
    }

    private static int share(int first, long[] nanos, IntConsumer operation) {
        for (int i = first; i < nanos.length; i += Load.WRITERS) {
            long began = System.nanoTime();
            operation.accept(i);
            nanos[i] = System.nanoTime() - began;
        }
        return first;
    }
}
