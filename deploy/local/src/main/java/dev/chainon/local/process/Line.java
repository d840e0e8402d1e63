package dev.chainon.local.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a child's standard output: a word of the protocol, or anything else. */
public sealed interface Line {

    Pattern PROGRESS = Pattern.compile("@progress (\\S+) (\\d{1,18}) (\\d{1,18})");

    /** {@code done} of {@code total} units of a step are done. */
    record Progress(String step, long done, long total) implements Line {}

    /** The process answers at this address. */
    record Ready(String address) implements Line {}

    /** The result of the process, one JSON object. */
    record Result(String json) implements Line {}

    /** Not of the protocol: goes to the log. */
    record Other(String text) implements Line {}

    static Line parse(String text) {
        Matcher progress = PROGRESS.matcher(text);
        if (progress.matches()) {
            return new Progress(
                    progress.group(1), Long.parseLong(progress.group(2)), Long.parseLong(progress.group(3)));
        }
        if (text.startsWith("@ready ")) {
            return new Ready(text.substring("@ready ".length()).strip());
        }
        return text.startsWith("@result ")
                ? new Result(text.substring("@result ".length()).strip())
                : new Other(text);
    }
}
