package dev.chainon.local.ship;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.SparkOpens;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder from which an image is built: the Dockerfile, the libraries of others, our modules, and the arguments of Java. The order of the class path is that of Maven.
 */
record Context(Path folder) {

    private static final String APP = "/app/";

    /** Files have one date, so that a layer changes with its content alone. */
    private static final FileTime DATE = FileTime.fromMillis(0);

    /**
     * Lays it out anew.
     *
     * @throws Failure if the module is not built, or two libraries have one name
     */
    static Context lay(Home home, Image image) {
        Path folder = home.folder("images").resolve(image.name());
        try {
            delete(folder);
            Path modules = Files.createDirectories(folder.resolve("modules"));
            Path libraries = Files.createDirectories(folder.resolve("libraries"));
            List<String> classPath = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (String entry : ClassPath.ofModule(home, image.module()).text().split(File.pathSeparator)) {
                Path jar = Path.of(entry);
                if (!Files.isRegularFile(jar)) {
                    throw new Failure(jar + " is no jar: run mvn -q -Dquick -DskipTests package.");
                }
                Path target = (jar.startsWith(home.code()) ? modules : libraries)
                        .resolve(jar.toFile().getName());
                if (!names.add(target.toFile().getName())) {
                    throw new Failure("Two jars of " + image.module() + " are called "
                            + target.toFile().getName() + ".");
                }
                copy(jar, target);
                classPath.add(APP + folder.relativize(target));
            }
            copy(home.code().resolve("deploy/docker/Dockerfile"), folder.resolve("Dockerfile"));
            copy(home.code().resolve("deploy/docker/healthy"), folder.resolve("healthy"));
            write(folder.resolve("java.args"), arguments(image, classPath));
            write(folder.resolve("main.args"), List.of(image.main()));
            return new Context(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " cannot be laid out: check its rights and the disk.", e);
        }
    }

    /** What Java is told, one argument a line: an explicit heap, one clock, and the state folder for all that is written. */
    private static List<String> arguments(Image image, List<String> classPath) {
        List<String> lines = new ArrayList<>(List.of(
                "-Xmx" + image.heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Dchainon.supervised=false",
                "-Dconfig.file=/etc/chainon/app.conf",
                "-Dchainon.root=/app",
                "-Djava.io.tmpdir=/state",
                "-Dorg.bytedeco.javacpp.cachedir=/state/native"));
        if (image.spark()) {
            lines.addAll(SparkOpens.options());
        }
        lines.add("-cp");
        lines.add(String.join(":", classPath));
        return lines;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.write(file, lines);
        Files.setLastModifiedTime(file, DATE);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setLastModifiedTime(to, DATE);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
