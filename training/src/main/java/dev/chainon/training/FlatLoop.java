package dev.chainon.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Learns the parameters of a network of dense ReLU layers by gradient steps on flat arrays. A batch is always cut into the same shares and their gradients are
 * added in the same order: how many threads compute them changes the time and no bit of the result. One thread at a time may call it.
 */
final class FlatLoop implements Loop {

    /** Shares of a batch. */
    static final int SHARES = 2;

    private final Parameters parameters;
    private final AdamStep adam;
    private final float[] gradient;
    private final List<Share> shares = new ArrayList<>();
    private final Optional<ExecutorService> threads;

    /**
     * @param start the first parameters, as the topology lays them out
     * @param threads that compute the shares
     */
    FlatLoop(Topology topology, Encoder encoder, float[] start, int threads) {
        this(topology, encoder, NetworkState.bare(start), threads);
    }

    /**
     * @param start from which it goes on
     * @param threads that compute the shares
     */
    FlatLoop(Topology topology, Encoder encoder, NetworkState start, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("chainon.training.threads must be at least 1, not " + threads);
        }
        this.parameters = new Parameters(topology, start.values());
        this.adam = new AdamStep(start);
        this.gradient = new float[topology.size()];
        for (int i = 0; i < SHARES; i++) {
            shares.add(new Share(topology, encoder));
        }
        this.threads = threads == 1 ? Optional.empty() : Optional.of(pool(Math.min(threads, SHARES)));
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "training-share");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public float[] values() {
        return parameters.values().clone();
    }

    /** Parameters and moments, copied. */
    NetworkState state() {
        return adam.with(values());
    }

    @Override
    public void step(Split split, BlockShuffle order, int from, int count, double rate) {
        each(from, count, (share, mine) -> share.learn(parameters, split, order, mine, count));
        Arrays.fill(gradient, 0);
        for (Share share : shares) {
            float[] part = share.gradient();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i];
            }
        }
        adam.move(parameters.values(), gradient, rate);
        parameters.update();
    }

    /** The gradient of the mean cross-entropy on the rows of the last step. */
    float[] gradient() {
        return gradient.clone();
    }

    @Override
    public float[] scores(Split split) {
        float[] scores = new float[split.rows()];
        each(0, scores.length, (share, mine) -> share.score(parameters, split, mine, scores));
        return scores;
    }

    @FunctionalInterface
    private interface Work {
        void on(Share share, Share.Rows mine);
    }

    /** The shares one after the other where one thread computes: a hand-over a step costs more than it seems on a machine that has other work. */
    private void each(int from, int count, Work work) {
        Share.Rows all = new Share.Rows(from, count);
        List<Future<?>> running = new ArrayList<>();
        boolean interrupted = false;
        for (int i = 0; i < SHARES; i++) {
            Share share = shares.get(i);
            Share.Rows mine = all.share(i, SHARES);
            if (threads.isPresent()) {
                running.add(threads.get().submit(() -> work.on(share, mine)));
            } else {
                work.on(share, mine);
                interrupted |= Thread.interrupted();
            }
        }
        for (Future<?> share : running) {
            interrupted |= await(share);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted");
        }
    }

    /** Waits to the end of the share, which takes milliseconds, even if interrupted: its arrays must not be closed while it computes. Says whether it was. */
    private static boolean await(Future<?> share) {
        boolean interrupted = false;
        while (true) {
            try {
                share.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "a share of a batch could not be computed: " + e.getCause(), e.getCause());
            }
        }
    }

    @Override
    public void close() {
        threads.ifPresent(ExecutorService::shutdown);
        shares.forEach(Share::close);
        parameters.close();
    }
}
