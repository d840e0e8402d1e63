package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.chips.advice.Job;
import java.util.List;

/** Jobs of several sizes that the page shows advice for, and who trains first as the job grows. */
final class Examples {

    private static final int EPOCHS = 2;

    private final Measures measures;

    Examples(Measures measures) {
        this.measures = measures;
    }

    void tell(ObjectNode details) {
        ArrayNode advice = details.putArray("advice");
        jobs().forEach(job -> advice.add(AdviceJson.of(measures.advisor().advise(job))));
        ArrayNode reigns = details.putArray("reigns");
        measures.advisor()
                .reigns(measures.cores())
                .forEach(reign -> reigns.addObject().put("id", reign.id()).put("fromRows", reign.fromRows()));
    }

    /** A trial on few rows; the training of the demonstration while it serves what arrives at its peak; the same apart; more requests than one row a call can bear. */
    private List<Job> jobs() {
        int cores = measures.cores();
        long rows = measures.rows();
        return List.of(
                new Job(10_000, 1, 10, 0.010, cores, true),
                new Job(rows, EPOCHS, 1_205, 0.010, cores, true),
                new Job(rows, EPOCHS, 1_205, 0.010, cores, false),
                new Job(rows, EPOCHS, 200_000, 0.100, cores, true));
    }
}
