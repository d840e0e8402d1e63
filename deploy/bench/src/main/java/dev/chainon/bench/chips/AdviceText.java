package dev.chainon.bench.chips;

import dev.chainon.chips.advice.Absent;
import dev.chainon.chips.advice.Advice;
import dev.chainon.chips.advice.Advisor;
import dev.chainon.chips.advice.Job;
import dev.chainon.chips.advice.ServingTime;
import dev.chainon.chips.advice.TrainingTime;
import java.util.Locale;

/** Advice for a terminal: the decision, then every number that led to it. */
final class AdviceText {

    private final Advice advice;
    private final Measures measures;

    AdviceText(Advice advice, Measures measures) {
        this.advice = advice;
        this.measures = measures;
    }

    @Override
    public String toString() {
        Job job = advice.job();
        StringBuilder text = new StringBuilder();
        say(text, "Serve: %s", advice.serve().map(ServingTime::id).orElse("nothing that was measured answers in time"));
        say(text, "Train: %s", advice.train().map(TrainingTime::id).orElse("nothing that was measured has room"));
        say(
                text,
                "%nServing %,.1f requests a second within %,.3f ms each. The fewest threads that are in time, then the quickest:",
                job.requestsPerSecond(),
                1e3 * job.latencySeconds());
        advice.serving().forEach(time -> serving(text, time));
        say(
                text,
                "%nTraining reads %,.0f rows on at most %d of %d cores%s. start + transfer + computation:",
                job.rowsRead(),
                advice.coresForTraining(),
                job.cores(),
                job.together() ? ", serving holds the rest" : "");
        advice.training().forEach(time -> training(text, time));
        reigns(text);
        if (!measures.absent().isEmpty()) {
            say(text, "%nNot measured, hence never advised:");
        }
        for (Absent absent : measures.absent()) {
            say(text, "  %-24s not measured: %s", absent.id(), absent.reason());
        }
        return text.toString();
    }

    private void serving(StringBuilder text, ServingTime time) {
        boolean inTime = time.within(advice.job().latencySeconds());
        say(
                text,
                "  %-24s %d thread(s), %4d row(s) a call, busy %.1f %%: fill %.3f + queue %.3f + transfer %.4f + call %.3f = %.3f ms%s",
                time.id(),
                time.threads(),
                time.batch(),
                100 * time.busy(),
                1e3 * time.fillSeconds(),
                1e3 * time.queueSeconds(),
                1e3 * time.transferSeconds(),
                1e3 * time.computeSeconds(),
                1e3 * time.totalSeconds(),
                inTime ? "" : time.busy() < 1 ? ", too late" : ", requests pile up");
    }

    private void training(StringBuilder text, TrainingTime time) {
        say(
                text,
                "  %-24s %d thread(s): %.2f + %.2f + %.2f = %.2f s%s",
                time.id(),
                time.threads(),
                time.startSeconds(),
                time.transferSeconds(),
                time.computeSeconds(),
                time.totalSeconds(),
                time.threads() <= advice.coresForTraining() ? "" : ", no room");
    }

    private void reigns(StringBuilder text) {
        say(text, "%nBreak-even on %d core(s), in rows that training reads:", advice.coresForTraining());
        for (Advisor.Reign reign : measures.advisor().reigns(advice.coresForTraining())) {
            say(text, "  from %,.0f rows on: %s", reign.fromRows(), reign.id());
        }
    }

    private static void say(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
