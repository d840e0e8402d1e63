package dev.chainon.monitoring.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A process logged an error or died of an exception that nobody caught.
 *
 * @param process its name
 * @param head the line that says it, without its time
 * @param stack the lines below it, exception first; empty if there are none
 * @param before lines of the log that came before, oldest first
 */
public record ErrorNotice(String process, String head, List<String> stack, List<String> before, Instant at) {
    public ErrorNotice {
        Objects.requireNonNull(process);
        Objects.requireNonNull(head);
        Objects.requireNonNull(at);
        stack = List.copyOf(stack);
        before = List.copyOf(before);
    }
}
