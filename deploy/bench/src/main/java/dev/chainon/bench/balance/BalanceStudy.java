package dev.chainon.bench.balance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import dev.chainon.bench.balance.OpenLoop.Answers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The same load through the balancer by each of its policies, with all replicas well, one slowed, one killed and one paused; then the time that requests wait at
 * rising load, from which the advice on the number of replicas comes.
 *
 * <p>Option: {@code seconds} (5), the length of each run.
 */
public final class BalanceStudy implements Study {

    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final double LOAD = 0.5;
    private static final int[] LOADS = {30, 50, 70, 80, 90};
    private static final double BEGIN = 0.25;
    private static final double END = 0.75;
    private static final long SEED = 11;

    private final Service service = Service.STUDIED;

    @Override
    public List<String> subjects() {
        return List.of(Replicas.MODULE);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("balance", BalanceStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return !options.isEmpty();
    }

    @Override
    public Findings run(Workbench bench) throws InterruptedException {
        Duration length = Duration.ofSeconds(bench.option("seconds", 5));
        Map<String, Double> figures = new LinkedHashMap<>();
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        describe(details, length);
        ArrayNode runs = details.putArray("runs");
        for (Variant variant : Variant.values()) {
            for (Fault fault : Fault.values()) {
                Answers answers = measure(bench, variant, fault, length);
                String id = "balance." + variant.key() + "." + fault.key();
                tell(figures, id, answers);
                runs.add(run(variant, fault, answers));
                bench.say(String.format(
                        Locale.ROOT,
                        "%-15s %-7s p50 %8.1f ms  p99 %8.1f ms  lost %d of %d",
                        variant.key(),
                        fault.key(),
                        answers.millis(50),
                        answers.millis(99),
                        answers.lost(),
                        answers.sent()));
            }
        }
        queues(bench, length, figures, details.putArray("queues"));
        return new Findings(figures, details);
    }

    private void describe(ObjectNode details, Duration length) {
        details.put("replicas", service.replicas())
                .put("places", service.places())
                .put("service", service.millis())
                .put("capacity", service.capacity())
                .put("rate", service.capacity() * LOAD)
                .put("slower", Service.SLOWER)
                .put("seconds", length.toSeconds());
    }

    private Answers measure(Workbench bench, Variant variant, Fault fault, Duration length)
            throws InterruptedException {
        try (Replicas replicas = Replicas.start(bench, service, variant)) {
            OpenLoop load = new OpenLoop(replicas.balancer(), SEED);
            double rate = service.capacity() * LOAD;
            load.run(rate, WARM_UP, share -> {});
            Moment begins = new Moment(BEGIN, () -> replicas.begin(fault));
            Moment ends = new Moment(END, () -> replicas.end(fault));
            Answers answers = load.run(rate, length, share -> {
                begins.reached(share);
                ends.reached(share);
            });
            begins.done();
            ends.done();
            return answers;
        }
    }

    private static void tell(Map<String, Double> figures, String id, Answers answers) {
        figures.put(id + ".p50.ms", answers.millis(50));
        figures.put(id + ".p95.ms", answers.millis(95));
        figures.put(id + ".p99.ms", answers.millis(99));
        figures.put(id + ".p999.ms", answers.millis(99.9));
        figures.put(id + ".lost", (double) answers.lost());
    }

    private static ObjectNode run(Variant variant, Fault fault, Answers answers) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("variant", variant.key())
                .put("fault", fault.key())
                .put("sent", answers.sent())
                .put("lost", answers.lost())
                .put("p50", answers.millis(50))
                .put("p95", answers.millis(95))
                .put("p99", answers.millis(99))
                .put("p999", answers.millis(99.9));
    }

    /** Rising load on replicas that are all well: how long a request waits before anybody works on it. */
    private void queues(Workbench bench, Duration length, Map<String, Double> figures, ArrayNode rows)
            throws InterruptedException {
        try (Replicas replicas = Replicas.start(bench, service, Variant.STANDARD)) {
            OpenLoop load = new OpenLoop(replicas.balancer(), SEED);
            load.run(service.capacity() * LOAD, WARM_UP, share -> {});
            for (int percent : LOADS) {
                Answers answers = load.run(service.capacity() * percent / 100, length, share -> {});
                double queued = answers.queued().getValueAtPercentile(95) / 1000.0;
                figures.put("balance.queue." + percent + ".p95.ms", queued);
                rows.addObject()
                        .put("load", percent)
                        .put("rate", answers.sent() / (double) length.toSeconds())
                        .put("mean", answers.queued().getMean() / 1000)
                        .put("p95", queued)
                        .put("p99", answers.millis(99))
                        .put("lost", answers.lost());
            }
        }
    }
}
