package dev.chainon.evidence.report.source;

/**
 * A file, or a folder with all its files, that somebody may want to look at and compare.
 *
 * @param name from the root, or after {@code state:} from the state folder
 * @param files how many they are; 0 where there is nothing by this name
 * @param bytes of all of them
 * @param sha256 of the file; of a folder, of the lines that {@code sha256sum} writes for its files in the order of their names; empty where there is nothing
 */
public record Artefact(String name, int files, long bytes, String sha256) {

    /** Whether there is anything by this name. */
    public boolean present() {
        return files > 0;
    }

    /** Whether it is one file, which can be shown. */
    public boolean single() {
        return files == 1 && !name.endsWith("/");
    }
}
