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
 * The folder from which the image of a Java program is built: the Dockerfile, and a folder for each layer, laid out as it will stand below the root. The class path
 * is that of Maven with the libraries of others first: an archive of their classes stays good when our modules change.
 */
final class Context {

    private static final String APP = "/app/";
    private static final String LIBRARIES = "libraries/";
    private static final String MODULES = "modules/";

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
        Folder folder = context.folder;
        for (String layer :
                List.of("libraries/app/libraries", "shared/app/shared", "code/app", "modules/app/modules")) {
            folder.folder(layer);
        }
        folder.folder("settings/settings");
        image.hands().forEach(process -> folder.folder("settings/settings/" + process));
        List<String> classPath = context.take(image.module());
        for (String module : image.beside()) {
            folder.write("code/app/" + module + CLASS_PATH, List.of(String.join(":", context.take(module))));
        }
        if (!image.beside().isEmpty()) {
            context.data();
        }
        folder.copy(home.code().resolve("deploy/docker/Dockerfile"), "Dockerfile");
        folder.copy(home.code().resolve("deploy/docker/healthy"), "libraries/app/healthy");
        List<String> shared = new SharedClasses(home, image).lay(folder, libraries(classPath));
        folder.write("arguments/app/probe", List.of(image.probe()));
        folder.write("arguments/app/java.args", arguments(image, classPath, shared));
        folder.write("arguments/app/main.args", image.main());
        folder.settle();
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
            String layer = jar.startsWith(home.code()) ? MODULES : LIBRARIES;
            String place = layer + name;
            Optional<Path> before = Optional.ofNullable(jars.putIfAbsent(name, jar));
            if (before.isEmpty()) {
                folder.copy(jar, layer.substring(0, layer.indexOf('/')) + APP + place);
            } else if (!before.get().equals(jar) || classPath.contains(APP + place)) {
                throw new Failure("Two jars of " + module + " are called " + name + ".");
            }
            classPath.add(APP + place);
        }
        List<String> sorted = new ArrayList<>(libraries(classPath));
        classPath.stream().filter(entry -> entry.startsWith(APP + MODULES)).forEach(sorted::add);
        return sorted;
    }

    private static List<String> libraries(List<String> classPath) {
        return classPath.stream()
                .filter(entry -> entry.startsWith(APP + LIBRARIES))
                .toList();
    }

    private void data() {
        try (Stream<Path> files = Files.list(home.code().resolve("data"))) {
            files.sorted()
                    .forEach(file ->
                            folder.copy(file, "code/app/data/" + file.toFile().getName()));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder data of " + home.code() + " cannot be read.", e);
        }
    }

    /** What Java is told, one argument a line: an explicit heap, one clock, and the state folder for all that is written. */
    private static List<String> arguments(Image image, List<String> classPath, List<String> shared) {
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
        lines.addAll(shared);
        lines.add("-cp");
        lines.add(String.join(":", classPath));
        return lines;
    }
}
