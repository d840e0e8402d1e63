package dev.chainon.local.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines and branches of a module that its own tests reach. */
record Coverage(Share lines, Share branches) {

    static final Coverage NONE = new Coverage(Share.NONE, Share.NONE);

    /** Below the folder of a module. */
    static final String REPORT = "target/site/jacoco/jacoco.csv";

    Coverage plus(Coverage other) {
        return new Coverage(lines.plus(other.lines), branches.plus(other.branches));
    }

    /**
     * Adds up JaCoCo's report, which has a line for each class.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Coverage read(Path csv) throws IOException {
        List<String> rows = Files.readAllLines(csv);
        List<String> titles = rows.isEmpty() ? List.of() : List.of(rows.get(0).split(","));
        if (!titles.contains("BRANCH_MISSED") || !titles.contains("LINE_COVERED")) {
            throw new IllegalArgumentException(csv + " is no report of JaCoCo: its first line is " + titles);
        }
        return rows.stream()
                .skip(1)
                .map(row -> List.of(row.split(",")))
                .map(cells -> new Coverage(share(titles, cells, "LINE"), share(titles, cells, "BRANCH")))
                .reduce(NONE, Coverage::plus);
    }

    private static Share share(List<String> titles, List<String> cells, String counter) {
        long covered = Long.parseLong(cells.get(titles.indexOf(counter + "_COVERED")));
        return new Share(covered, covered + Long.parseLong(cells.get(titles.indexOf(counter + "_MISSED"))));
    }
}
