package dev.chainon.bench.chips;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file of Maven's repository, {@code GROUP/ARTIFACT/VERSION/ARTIFACT-VERSION[-CLASSIFIER].jar}. */
record Jar(Path path) {

    static Jar of(String path) {
        return new Jar(Path.of(path));
    }

    String artifact() {
        return above(2);
    }

    String version() {
        return above(1);
    }

    /** Empty where it has none. */
    String classifier() {
        String name = above(0);
        String main = artifact() + "-" + version();
        return name.startsWith(main + "-") ? name.substring(main.length() + 1, name.length() - ".jar".length()) : "";
    }

    boolean there() {
        return Files.isRegularFile(path);
    }

    String name() {
        return above(0);
    }

    /** Another classifier of the same. */
    Jar classified(String classifier) {
        return neighbour(artifact(), version(), classifier);
    }

    /** Another artifact of the same group. */
    Jar neighbour(String artifact, String version, String classifier) {
        String name = artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
        return new Jar(path.resolveSibling(Path.of("..", "..", artifact, version, name))
                .normalize());
    }

    private String above(int levels) {
        int at = path.getNameCount() - 1 - levels;
        return at < 0 ? "" : path.getName(at).toString();
    }
}
