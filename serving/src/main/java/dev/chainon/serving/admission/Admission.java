package dev.chainon.serving.admission;

import dev.chainon.core.process.Telemetry;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What the event loops of a replica share of admission. A request is looked at in this order, cheapest first: the rate of its client (429), its deadline (504), room
 * in the queue (503), all of them when its head has come; and its deadline once more when its turn has come, before anything of its body is read. Thread-safe.
 */
public final class Admission {

    /** Header by which a client says for how many milliseconds it waits. The balancer passes on what is left of them. */
    public static final String TIMEOUT = "X-Request-Timeout-Ms";

    private final AdmissionSettings settings;
    private final TokenBuckets buckets;
    private final Telemetry telemetry;
    private final LongSupplier nanos;
    private final AtomicInteger large = new AtomicInteger();

    public Admission(AdmissionSettings settings, Telemetry telemetry) {
        this(settings, telemetry, System::nanoTime);
    }

    Admission(AdmissionSettings settings, Telemetry telemetry, LongSupplier nanos) {
        this.settings = settings;
        this.telemetry = telemetry;
        this.nanos = nanos;
        this.buckets = new TokenBuckets(settings.rate(), nanos);
    }

    public AdmissionSettings settings() {
        return settings;
    }

    /**
     * The queue of one event loop.
     *
     * @param endOfTurn runs a task on the loop after what it does now
     */
    public Line line(Consumer<Runnable> endOfTurn) {
        return new Line(this, endOfTurn);
    }

    /** When a request that comes now is late; a header that is no number of milliseconds counts as none. */
    public long deadline(Optional<String> timeout) {
        long asked = timeout.map(Admission::number).orElse(Long.MAX_VALUE);
        return nanos.getAsLong()
                + 1_000_000 * Math.min(asked, settings.longest().toMillis());
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** Answers a large call on a worker, which would hold up all others on the event loop; only so many at a time are let in. */
    public void large(Call call, Executor workers) {
        if (late(call)) {
            call.fail(counted(Rejected.LATE));
        } else if (large.incrementAndGet() > settings.largeAtOnce()) {
            large.decrementAndGet();
            call.fail(full());
        } else {
            workers.execute(() -> {
                try {
                    alone(call);
                } finally {
                    large.decrementAndGet();
                }
            });
        }
    }

    private void alone(Call call) {
        Batch batch = batch();
        take(call, batch);
        batch.run();
    }

    /** A call whose turn has come. */
    void take(Call call, Batch batch) {
        if (late(call)) {
            call.fail(counted(Rejected.LATE));
        } else {
            batch.add(call);
        }
    }

    /** Why a request is refused that needs no queue, or before it gets in line: its client asks too often, or it is late already. */
    public Optional<Rejected> turnedAway(String client, long deadline) {
        Optional<Rejected> tooOften = buckets.take(client).map(wait -> counted(Rejected.rate(wait)));
        return tooOften.isPresent() || now() - deadline < 0 ? tooOften : Optional.of(counted(Rejected.LATE));
    }

    /** What one is told for whom there is no room. */
    public Rejected full() {
        return counted(Rejected.FULL);
    }

    /** @throws Rejected if the time is over in which the answer is wanted */
    public void checkInTime(long deadline) {
        if (now() - deadline >= 0) {
            throw counted(Rejected.LATE);
        }
    }

    boolean late(Call call) {
        return now() - call.deadline() >= 0;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** A run of the model begins, whose first call was in line for so long. */
    void waited(long nanos) {
        telemetry.time("chainon_admission_wait_seconds", nanos);
    }

    Rejected counted(Rejected rejected) {
        telemetry.count(
                "chainon_admission_refused_total",
                1,
                "reason",
                rejected.reason().key());
        return rejected;
    }

    Batch batch() {
        return new Batch(telemetry);
    }
}
