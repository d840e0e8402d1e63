package dev.chainon.console.source;

import java.util.List;
import java.util.Objects;

/** The processes of the platform. */
public interface Operations {

    List<ProcessLine> processes();

    /**
     * @param address where it answers; empty if it has no HTTP address
     * @param state what is known of it
     * @param detail the missing step, or why it is not reached; may be empty
     * @param memoryBytes proportional set size; 0 when unknown
     */
    record ProcessLine(String name, String address, State state, String detail, long memoryBytes) {
        public ProcessLine {
            Objects.requireNonNull(name);
            Objects.requireNonNull(address);
            Objects.requireNonNull(state);
            Objects.requireNonNull(detail);
        }
    }

    /** READY answers that it is ready; WAITING answers that a step is missing; DOWN does not answer; ALIVE runs and has no health address. */
    enum State {
        READY,
        ALIVE,
        WAITING,
        DOWN
    }
}
