package dev.chainon.console.source;

import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.retraining.RetrainingStep;
import java.util.List;
import java.util.Optional;

/** The retrainings as the pages see them. Blocking: called from a worker thread; every method throws while what it asks is away. */
public interface RetrainingBook {

    /**
     * One retraining.
     *
     * @param log its lines, oldest first, at least one
     * @param run of the job graph that does it; empty before there is one
     */
    record Entry(List<RetrainingStep> log, Optional<RunRow> run) {
        public Entry {
            log = List.copyOf(log);
            if (log.isEmpty()) {
                throw new IllegalArgumentException("a retraining has a line from its beginning on");
            }
        }

        /** Where it is now. */
        public RetrainingStep last() {
            return log.get(log.size() - 1);
        }
    }

    /** The latest ones, newest first. */
    List<Entry> latest();

    /** Why nothing is made of the alerts now, in the monitor's words; empty where something is. */
    String ruling();

    /** What an operator may say to one. */
    enum Answer {
        APPROVE,
        STOP
    }

    /** What came of an answer. */
    enum Outcome {
        DONE,
        /** The key opens nothing, or not this. */
        KEY,
        /** Somebody was faster, or it cannot come next. */
        STATE,
        /** The port for operators does not answer, or is not named. */
        AWAY
    }

    /** Whether there is a port for operators, where answers are taken. */
    boolean answers();

    /**
     * An operator says something to one.
     *
     * @param key of the operator, for the port that checks it
     */
    Outcome answer(long id, Answer answer, String key, String who, String why);
}
