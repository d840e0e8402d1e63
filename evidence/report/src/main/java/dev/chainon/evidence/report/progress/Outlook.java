package dev.chainon.evidence.report.progress;

import java.time.LocalDate;
import java.util.List;

/** When what is open will be finished, or why nobody can say. */
public sealed interface Outlook {

    /** Nothing is open: there is nothing to foretell. */
    record NothingOpen() implements Outlook {}

    /**
     * Fewer periods are over than a forecast needs, or nothing was finished in any.
     *
     * @param open stories
     * @param periods that are over
     */
    record TooLittle(int open, int periods) implements Outlook {}

    /**
     * At the measured pace the end lies further away than is simulated.
     *
     * @param periods that are simulated at most
     */
    record TooFar(int open, int periods) implements Outlook {}

    /**
     * Days by whose end everything is finished, with their chance.
     *
     * @param open stories
     * @param from the end of the last period that is over: what follows is simulated
     * @param periods of history that were drawn from
     * @param half in half of the runs it is finished by then
     * @param likely in 85 % of the runs it is finished by then
     * @param outcomes how many runs end on which day, in order
     */
    record Dates(int open, LocalDate from, int periods, LocalDate half, LocalDate likely, List<Outcome> outcomes)
            implements Outlook {

        public Dates {
            outcomes = List.copyOf(outcomes);
        }

        /** Chance that the next period lies within what the periods so far span, where nothing else is known: (n − 1) / (n + 1). */
        public double within() {
            return (periods - 1.0) / (periods + 1.0);
        }
    }

    /** Runs of the simulation that end on a day. */
    record Outcome(LocalDate day, int runs) {}
}
