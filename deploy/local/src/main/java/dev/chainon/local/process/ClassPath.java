package dev.chainon.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of a built module: its jar, then what Maven wrote to {@code target/classpath}. */
public record ClassPath(String text) {

    /** @param module folder of the module, relative to the repository */
    public static ClassPath ofModule(Home home, String module) {
        Path target = home.code().resolve(module).resolve("target");
        Path file = target.resolve("classpath");
        if (!Files.isRegularFile(file)) {
            throw new Failure("The module " + module + " is not built: run mvn -q -Dquick -DskipTests package.");
        }
        try {
            return new ClassPath(
                    jars(target) + File.pathSeparator + Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The class path in " + file + " cannot be read.", e);
        }
    }

    private static String jars(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<String> jars = files.map(Path::toString)
                    .filter(ClassPath::isMainJar)
                    .sorted()
                    .toList();
            // Inside a Maven run that stops before "package" there is no jar yet; the classes are the same.
            return jars.isEmpty()
                    ? target.resolve("classes").toString()
                    : jars.stream().collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static boolean isMainJar(String name) {
        return name.endsWith(".jar") && !name.endsWith("-tests.jar") && !name.endsWith("-sources.jar");
    }
}
