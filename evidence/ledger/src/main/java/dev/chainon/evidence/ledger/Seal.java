package dev.chainon.evidence.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Chains the lines of a ledger: each line ends with a SHA-256 over itself and the seal before, and a last line gives the count.
 *
 * <p>A line that was edited, added, taken out or moved breaks the chain. It protects against accidents and careless hands; there is no
 * secret in it, so whoever recomputes the whole chain is not caught. Against that stands the command that runs the proof again.
 */
public final class Seal {

    private static final String FIRST = "chainon-ledger-1";
    private static final String MARK = ",\"seal\":\"";

    private Seal() {}

    /** The whole file for these lines, each a JSON object without a seal. */
    public static String seal(List<String> bodies) {
        StringBuilder file = new StringBuilder();
        String last = FIRST;
        for (String body : withEnd(bodies)) {
            last = Sha256.of(last + '\n' + body);
            file.append(body, 0, body.length() - 1).append(MARK).append(last).append("\"}\n");
        }
        return file.toString();
    }

    /** Reads a file back: its lines without their seals, and the first thing wrong with it, if any. */
    public static Opened open(String file) {
        List<String> bodies = new ArrayList<>();
        String last = FIRST;
        String fault = "";
        int number = 0;
        for (String line : file.lines().toList()) {
            number++;
            int mark = line.lastIndexOf(MARK);
            String body = mark < 0 ? line : line.substring(0, mark) + "}";
            last = Sha256.of(last + '\n' + body);
            if (fault.isEmpty()
                    && !line.equals(body.substring(0, Math.max(0, body.length() - 1)) + MARK + last + "\"}")) {
                fault = "line " + number
                        + " does not fit its seal: it, or a line before it, was edited, moved, added or taken out";
            }
            bodies.add(body);
        }
        return closed(bodies, fault);
    }

    private static Opened closed(List<String> bodies, String fault) {
        int lines = Math.max(0, bodies.size() - 1);
        boolean ended = !bodies.isEmpty() && bodies.get(lines).equals(end(lines));
        List<String> kept =
                bodies.stream().filter(body -> !body.startsWith("{\"end\":")).toList();
        if (fault.isEmpty() && !ended) {
            return new Opened(kept, "the last line, which gives the count of records, is missing: the file was cut");
        }
        return new Opened(kept, fault);
    }

    private static List<String> withEnd(List<String> bodies) {
        List<String> all = new ArrayList<>(bodies);
        all.add(end(bodies.size()));
        return all;
    }

    private static String end(int count) {
        return "{\"end\":" + count + "}";
    }

    /**
     * A ledger read back.
     *
     * @param lines the JSON objects without their seals, also when something is wrong
     * @param fault what is wrong, or empty when every seal fits
     */
    public record Opened(List<String> lines, String fault) {

        public Opened {
            lines = List.copyOf(lines);
        }

        public boolean intact() {
            return fault.isEmpty();
        }
    }
}
