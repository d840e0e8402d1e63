package dev.chainon.apps.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Several attackers at once on one server, by HTTP and then by gRPC, and what the process is made of before and after. */
public final class Trial {

    private static final int ATTACKERS = 4;

    private final InetSocketAddress http;
    private final InetSocketAddress grpc;
    private final List<Sample> samples;
    private final long seed;

    /**
     * What was seen.
     *
     * @param before after the first requests, when everything that is made once is made
     * @param after at the end, when the attackers are gone
     */
    public record Seen(
            Attack.Tally tally, FrameAttack.Tally frames, Footprint before, Footprint after, double seconds) {}

    /**
     * How much is sent.
     *
     * @param requests by HTTP
     * @param frames connections of damaged frames by gRPC
     */
    public record Load(int requests, int frames) {

        private Load part(int divisor) {
            return new Load(requests / divisor, frames / divisor);
        }

        private Load without(Load part) {
            return new Load(requests - part.requests, frames - part.frames);
        }
    }

    public Trial(Target<?> target, long seed) {
        this.http = new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port());
        this.grpc = new InetSocketAddress(InetAddress.getLoopbackAddress(), target.grpcPort());
        this.samples = List.copyOf(target.samples());
        this.seed = seed;
    }

    /**
     * Attacks.
     *
     * @param divisor one of how many parts comes before the first look at the process
     */
    public Seen run(Load all, int divisor) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Attack.Tally tally = new Attack.Tally();
        Load first = all.part(divisor);
        FrameAttack.Tally frames = attack(first, seed, tally);
        Footprint before = settled();
        frames = frames.plus(attack(all.without(first), seed + ATTACKERS, tally));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Seen(tally, frames, before, settled(), seconds);
    }

    private FrameAttack.Tally attack(Load load, long from, Attack.Tally all) throws IOException, InterruptedException {
        for (Attack.Tally each :
                together(i -> () -> new Attack(http, samples, from + i).run(load.requests / ATTACKERS))) {
            all.add(each);
        }
        return together(i -> () -> new FrameAttack(grpc, from + i).run(load.frames / ATTACKERS)).stream()
                .reduce(FrameAttack.Tally.NONE, FrameAttack.Tally::plus);
    }

    private static <T> List<T> together(IntFunction<Callable<T>> attack) throws IOException, InterruptedException {
        ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS);
        List<Future<T>> attacks = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            attacks.add(attackers.submit(attack.apply(i)));
        }
        List<T> tallies = new ArrayList<>();
        try {
            for (Future<T> each : attacks) {
                tallies.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("an attacker could not go on: " + e.getCause(), e);
        } finally {
            attackers.shutdownNow();
            attackers.awaitTermination(10, TimeUnit.SECONDS);
        }
        return tallies;
    }

    /** The server sees the end of a connection a moment after the attacker: looks until it has seen them all, for some seconds at most. */
    private static Footprint settled() throws InterruptedException {
        Footprint last = Footprint.now();
        for (int looks = 0; looks < 20; looks++) {
            TimeUnit.MILLISECONDS.sleep(100);
            Footprint now = Footprint.now();
            if (now.descriptors() == last.descriptors() && now.threads() == last.threads() && looks > 1) {
                return now;
            }
            last = now;
        }
        return last;
    }
}
