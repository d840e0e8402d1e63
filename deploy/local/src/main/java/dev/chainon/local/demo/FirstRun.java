package dev.chainon.local.demo;

import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.jobs.StepRow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The batch work that predictions need: from the history to a champion, and the state of the engine where a replay begins.
 *
 * @param epoch the replay
 * @param from its first day; its last is that of the month
 */
record FirstRun(Workflow workflow, int epoch, LocalDate from) {

    /** Records that make processes that have just started ready for the pace of a replay. */
    private static final int LEAD_IN = 200;

    /** Plays the job graph: what is done already is not done again, what is new to this epoch is. A champion of before stays where the gate refuses the new model. */
    void play(Screen screen) {
        RunRow run =
                workflow.play(new Workflow.Wish(workflow.pipeline().graph(), params("demo", epoch, from), Set.of()));
        boolean champion = workflow.jobs()
                .lastDone(workflow.pipeline().graph().name(), "promote", Map.of())
                .isPresent();
        if (champion && run.failed().filter(StepRow::refused).isPresent()) {
            screen.say("The gate refused the new model: the champion stays (./chainon jobs says why).");
            return;
        }
        Workflow.demand(run);
    }

    static Map<String, String> params(String command, int epoch, LocalDate from) {
        return Map.of(
                "command",
                command,
                Handover.EPOCH,
                Integer.toString(epoch),
                Handover.FROM,
                from.toString(),
                Handover.TO,
                lastDay(from).toString());
    }

    /** What a replay from that day is told, to the end of its month. */
    static Map<String, Object> replay(LocalDate from, double speed) {
        return Map.of(
                "replay.from",
                from.toString(),
                "replay.to",
                lastDay(from).toString(),
                "replay.speed",
                speed,
                "replay.lead-in.records",
                LEAD_IN);
    }

    private static LocalDate lastDay(LocalDate from) {
        return from.withDayOfMonth(from.lengthOfMonth());
    }
}
