package dev.chainon.apps.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several attackers at once on one server, and what the process is made of before and after. */
public final class Trial {

    private static final int ATTACKERS = 4;

    private final InetSocketAddress server;
    private final List<Sample> samples;
    private final long seed;

    /**
     * What was seen.
     *
     * @param before after the first requests, when everything that is made once is made
     * @param after at the end, when the attackers are gone
     */
    public record Seen(Attack.Tally tally, Footprint before, Footprint after, double seconds) {}

    public Trial(int port, List<Sample> samples, long seed) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.samples = List.copyOf(samples);
        this.seed = seed;
    }

    /**
     * Attacks.
     *
     * @param requests in all
     * @param first how many of them come before the first look at the process
     */
    public Seen run(int requests, int first) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Attack.Tally tally = attack(first, seed);
        Footprint before = settled();
        tally.add(attack(requests - first, seed + ATTACKERS));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Seen(tally, before, settled(), seconds);
    }

    private Attack.Tally attack(int requests, long seed) throws IOException, InterruptedException {
        ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS);
        List<Future<Attack.Tally>> attacks = new ArrayList<>();
        for (int i = 0; i < ATTACKERS; i++) {
            Attack attack = new Attack(server, samples, seed + i);
            attacks.add(attackers.submit(() -> attack.run(requests / ATTACKERS)));
        }
        Attack.Tally all = new Attack.Tally();
        try {
            for (Future<Attack.Tally> each : attacks) {
                all.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("an attacker could not go on: " + e.getCause(), e);
        } finally {
            attackers.shutdownNow();
            attackers.awaitTermination(10, TimeUnit.SECONDS);
        }
        return all;
    }

    /** The server sees the end of a connection a moment after the attacker: looks until it has seen them all, for some seconds at most. */
    static Footprint settled() throws InterruptedException {
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
