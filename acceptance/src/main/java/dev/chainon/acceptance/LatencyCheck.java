package dev.chainon.acceptance;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Single rows are answered within the budget, measured here and now as a client sees it. */
final class LatencyCheck implements Check {

    private static final int WARM_UP = 20;
    private static final double MILLI = 1e6;

    @Override
    public Finding run(Session session) {
        Served served = session.served();
        Order.Budget budget = session.order().budget();
        String row = served.request(List.of(Collections.nCopies(served.width(), 0.0)));
        for (int i = 0; i < WARM_UP; i++) {
            session.client().pass(served.infer(), row).demand(200);
        }
        long[] nanos = new long[budget.requests()];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = session.client().pass(served.infer(), row).demand(200).nanos();
        }
        Arrays.sort(nanos);
        double median = nanos[(nanos.length - 1) / 2] / MILLI;
        double p99 = nanos[(int) Math.ceil(0.99 * nanos.length) - 1] / MILLI;
        double most = budget.p99().toNanos() / MILLI;
        String fr = String.format(
                Locale.FRENCH,
                "médiane %.2f ms, p99 %.2f ms sur %d requêtes (au plus %.0f ms)",
                median,
                p99,
                nanos.length,
                most);
        String en = String.format(
                Locale.ROOT,
                "median %.2f ms, p99 %.2f ms of %d requests (at most %.0f ms)",
                median,
                p99,
                nanos.length,
                most);
        return (p99 <= most ? Finding.passed(fr, en) : Finding.failed(fr, en))
                .with(Map.of(
                        "acceptance.latency.p50.ms", median,
                        "acceptance.latency.p99.ms", p99,
                        "acceptance.latency.budget.ms", most));
    }
}
