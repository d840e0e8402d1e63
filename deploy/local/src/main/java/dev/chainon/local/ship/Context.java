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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder from which the image of a Java program is built: the Dockerfile, the libraries of others, our modules, and the arguments of Java. The order of the
 * class path is that of Maven.
 */
final class Context {

    private static final String APP = "/app/";

    /** What a launcher reads of a module whose program it starts: {@link ClassPath#ofModule}. */
    private static final String CLASS_PATH = "/target/classpath";

    private final Home home;
    private final Folder folder;
    private final Map<String, Path> jars = new HashMap<>();

    private Context(Home home, Folder folder) {
        this.home = home;
        this.folder = folder;
    }

    /**
     * Lays it out anew.
     *
     * @throws Failure if a module is not built, or two libraries have one name
     */
    static Context lay(Home home, Image image) {
        Context context = new Context(home, Folder.anew(home.folder("images").resolve(image.name())));
        List.of("libraries", "modules", "code", "settings").forEach(context.folder::folder);
        image.hands().forEach(process -> context.folder.folder("settings/" + process));
        List<String> classPath = context.take(image.module());
        for (String module : image.beside()) {
            context.folder.write("code/" + module + CLASS_PATH, List.of(String.join(":", context.take(module))));
        }
        if (!image.beside().isEmpty()) {
            context.data();
        }
        for (String file : List.of("Dockerfile", "healthy")) {
            context.folder.copy(home.code().resolve("deploy/docker").resolve(file), file);
        }
        context.folder.write("probe", List.of(image.probe()));
        context.folder.write("java.args", arguments(image, classPath));
        context.folder.write("main.args", image.main());
        return context;
    }

    Path folder() {
        return folder.path();
    }

    /** Copies the jars of a module that are not there yet, and gives its class path inside the image. */
    private List<String> take(String module) {
        List<String> classPath = new ArrayList<>();
        for (String entry : ClassPath.ofModule(home, module).text().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (!Files.isRegularFile(jar)) {
                throw new Failure(jar + " is no jar: run mvn -q -Dquick -DskipTests package.");
            }
            String name = jar.toFile().getName();
            String place = (jar.startsWith(home.code()) ? "modules/" : "libraries/") + name;
            Optional<Path> before = Optional.ofNullable(jars.putIfAbsent(name, jar));
            if (before.isEmpty()) {
                folder.copy(jar, place);
            } else if (!before.get().equals(jar) || classPath.contains(APP + place)) {
                throw new Failure("Two jars of " + module + " are called " + name + ".");
            }
            classPath.add(APP + place);
        }
        return classPath;
    }

    private void data() {
        try (Stream<Path> files = Files.list(home.code().resolve("data"))) {
            files.sorted()
                    .forEach(file ->
                            folder.copy(file, "code/data/" + file.toFile().getName()));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder data of " + home.code() + " cannot be read.", e);
        }
    }

    /** What Java is told, one argument a line: an explicit heap, one clock, and the state folder for all that is written. */
    private static List<String> arguments(Image image, List<String> classPath) {
        List<String> lines = new ArrayList<>(List.of(
                "-Xmx" + image.java().heapMb() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Dchainon.supervised=false",
                "-Dchainon.root=/app",
                "-Dchainon.home=/state",
                "-Djava.io.tmpdir=/state",
                "-Dorg.bytedeco.javacpp.cachedir=/state/native"));
        lines.add(
                image.beside().isEmpty()
                        ? "-Dconfig.file=/etc/chainon/app.conf"
                        : "-Dchainon.log=/state/logs/launcher.log");
        if (image.java().spark()) {
            lines.addAll(SparkOpens.options());
        }
        lines.add("-cp");
        lines.add(String.join(":", classPath));
        return lines;
    }
}
