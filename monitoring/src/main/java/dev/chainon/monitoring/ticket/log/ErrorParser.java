package dev.chainon.monitoring.ticket.log;

import dev.chainon.monitoring.ticket.ErrorNotice;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines of one log one by one: a line of level ERROR, or an exception that ended a thread, and the stack below it. An error is complete when the next
 * line with a time comes, or the log pauses.
 */
final class ErrorParser {

    private static final int LINES_BEFORE = 20;
    private static final int LINES_OF_STACK = 60;
    private static final int LONGEST_LINE = 1000;
    private static final Pattern HEAD =
            Pattern.compile("\\d{2}:\\d{2}:\\d{2}\\.\\d{3} (TRACE|DEBUG|INFO|WARN|ERROR) +(.*)");
    private static final Pattern UNCAUGHT = Pattern.compile("(Exception in thread \"[^\"]*\") (.*)");

    private final String process;
    private final InstantSource clock;
    private final Deque<String> before = new ArrayDeque<>();
    private final List<String> stack = new ArrayList<>();
    private Optional<String> head = Optional.empty();

    ErrorParser(String process, InstantSource clock) {
        this.process = process;
        this.clock = clock;
    }

    /** Takes a line; the error that ended before it, if one did. */
    Optional<ErrorNotice> line(String text) {
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) : text;
        Matcher dated = HEAD.matcher(line);
        Matcher uncaught = UNCAUGHT.matcher(line);
        Optional<ErrorNotice> ended = Optional.empty();
        if (dated.matches()) {
            ended = end();
            if (dated.group(1).equals("ERROR")) {
                head = Optional.of(dated.group(2));
            }
        } else if (uncaught.matches()) {
            ended = end();
            head = Optional.of(uncaught.group(1));
            stack.add(uncaught.group(2));
        } else if (head.isPresent() && stack.size() < LINES_OF_STACK) {
            stack.add(line);
        }
        if (head.isEmpty()) {
            remember(line);
        }
        return ended;
    }

    /** The error whose end nobody has told, if there is one. */
    Optional<ErrorNotice> end() {
        Optional<ErrorNotice> error =
                head.map(line -> new ErrorNotice(process, line, stack, List.copyOf(before), clock.instant()));
        error.ifPresent(e -> {
            remember(e.head());
            e.stack().forEach(this::remember);
        });
        head = Optional.empty();
        stack.clear();
        return error;
    }

    /** Whether an error was begun and its end not told. */
    boolean pending() {
        return head.isPresent();
    }

    private void remember(String line) {
        before.addLast(line);
        if (before.size() > LINES_BEFORE) {
            before.removeFirst();
        }
    }
}
