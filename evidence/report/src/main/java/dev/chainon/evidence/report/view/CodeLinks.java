package dev.chainon.evidence.report.view;

/** Where a page shows a file of the repository. */
@FunctionalInterface
public interface CodeLinks {

    /** Nowhere. */
    CodeLinks NONE = path -> "";

    /**
     * The address of a file.
     *
     * @param path from the root or, after {@code state:}, from the state folder; a line may follow after a colon
     * @return relative to the page; empty where the file is not shown
     */
    String to(String path);

    /** The file without the line. */
    static String file(String path) {
        return path.replaceFirst(":\\d+$", "");
    }

    /** The anchor of the line; empty where none is named. */
    static String anchor(String path) {
        String line = path.substring(file(path).length());
        return line.isEmpty() ? "" : "#L" + line.substring(1);
    }
}
