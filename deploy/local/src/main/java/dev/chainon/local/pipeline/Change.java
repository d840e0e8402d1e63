package dev.chainon.local.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one commit of the history says of itself, and how much it changed.
 *
 * @param sha its short name
 * @param title the first line of its message
 * @param reason the rest of the message; empty where there is none
 * @param files how many it touched
 * @param lines of code and tests that it added or took away; binary files count nothing
 */
record Change(String sha, String title, String reason, int files, int lines) {

    /** A title is cut off by the forges' lists when it is longer. */
    static final int TITLE = 72;

    /** Fewer lines of code than these may say why in the title. */
    static final int SMALL = 30;

    /** Begins each commit in what git is asked for; its fields end with {@link #FIELD}. */
    static final String FORMAT = "--format=%x1e%h%x1f%s%x1f%b%x1f";

    private static final String COMMIT = "\u001e";
    private static final String FIELD = "\u001f";
    private static final Pattern CODE = Pattern.compile("(^|.*/)src/.*");
    private static final Pattern TOLD = Pattern.compile("\\p{Lu}\\p{L}*(?<!e)(ed|ing)");
    private static final List<String> ORDERS_LIKE_IT = List.of("Ring", "Bring", "Shed", "Embed");

    /**
     * The changes of a history, in its order.
     *
     * @param log what {@code git log --numstat} answers in {@link #FORMAT}
     */
    static List<Change> read(String log) {
        return List.of(log.split(COMMIT)).stream()
                .filter(text -> !text.isBlank())
                .map(Change::of)
                .toList();
    }

    private static Change of(String text) {
        String[] fields = text.split(FIELD, -1);
        List<String[]> files = fields[3]
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", 3))
                .toList();
        int lines = files.stream()
                .filter(file -> CODE.matcher(file[2]).matches() && !file[0].equals("-"))
                .mapToInt(file -> Integer.parseInt(file[0]) + Integer.parseInt(file[1]))
                .sum();
        return new Change(fields[0], fields[1], fields[2].strip(), files.size(), lines);
    }

    /** What makes the title no order to the code, such as "Draw the page"; none where it is one. */
    Optional<String> fault() {
        String first = title.split("[ ,:]", 2)[0];
        if (title.isEmpty() || !Character.isUpperCase(title.charAt(0))) {
            return Optional.of(sha + " does not begin with a capital: " + title);
        }
        if (title.endsWith(".")) {
            return Optional.of(sha + " ends with a full stop: " + title);
        }
        if (TOLD.matcher(first).matches() && !ORDERS_LIKE_IT.contains(first)) {
            return Optional.of(sha + " tells what was done instead of what it does: " + title);
        }
        return Optional.empty();
    }

    /** Whether the title says something, and a list shows all of it. */
    boolean titled() {
        return title.contains(" ") && title.length() <= TITLE;
    }

    /** Whether it is too large to carry its reason in its title. */
    boolean asksForAReason() {
        return lines >= SMALL;
    }
}
