package dev.chainon.apps.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Maven packaged for the pipeline's processes. */
final class Packaged {

    private static final Path ROOT =
            Path.of(System.getProperty("chainon.root")).toAbsolutePath().normalize();
    private static final Path TARGET = ROOT.resolve("deploy/apps/pipeline/target");

    private Packaged() {}

    static Path root() {
        return ROOT;
    }

    /** The class path of a process. */
    static String classPath() throws IOException {
        return jar()
                + File.pathSeparator
                + Files.readString(TARGET.resolve("classpath")).strip();
    }

    /** The jars of others. */
    static List<Path> libraries() throws IOException {
        return entries().filter(entry -> !entry.startsWith(ROOT)).toList();
    }

    /** Folder of the test's own classes. */
    static Path testClasses() {
        return TARGET.resolve("test-classes");
    }

    private static Stream<Path> entries() throws IOException {
        return Stream.of(classPath().split(File.pathSeparator)).map(Path::of);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("chainon-app-pipeline-.*\\.jar"))
                    .filter(file -> !file.toString().endsWith("-tests.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + TARGET + ": run mvn package"));
        }
    }
}
