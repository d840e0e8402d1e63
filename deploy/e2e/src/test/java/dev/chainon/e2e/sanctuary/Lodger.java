package dev.chainon.e2e.sanctuary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A system user that processes are run as, with the class path of an application in a folder that it can read. */
record Lodger(int uid, Path folder) {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));

    /** Whether this machine lets us run a process as another user. */
    static boolean possible() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/setpriv"));
    }

    /** Runs the intruder with what it is given, and tells by attempt whether it succeeded, and how it failed. */
    Map<String, String> intrude(String application, Map<String, String> given) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--no-new-privs",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(application),
                Intruder.class.getName()));
        given.forEach((name, value) -> command.add(name + "=" + value));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the intruder did not run: " + said);
        }
        Map<String, String> results = new LinkedHashMap<>();
        said.lines()
                .filter(line -> line.contains(" "))
                .forEach(line ->
                        results.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return results;
    }

    /** A process of this user that waits for its input to end. */
    Process idle() throws IOException {
        return new ProcessBuilder("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "cat").start();
    }

    /** The packaged class path of the application, in a place this user can read, and the intruder in front of it. */
    private String classPath(String application) throws IOException {
        Path target = ROOT.resolve(application).resolve("target");
        Path open = folder.resolve(application.replace('/', '-'));
        Files.createDirectories(open);
        List<String> entries = new ArrayList<>(List.of(intruder(open).toString()));
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> built = Files.list(target)) {
            jars.addAll(built.filter(file -> file.toString().endsWith(".jar")).toList());
        }
        for (String entry :
                Files.readString(target.resolve("classpath")).strip().split(":")) {
            jars.add(Path.of(entry));
        }
        for (Path jar : jars) {
            Path there = open.resolve(entries.size() + "-" + jar.getFileName());
            lay(jar, there);
            entries.add(there.toString());
        }
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        return String.join(":", entries);
    }

    private static Path intruder(Path open) throws IOException {
        String name = Intruder.class.getName().replace('.', '/');
        Path built = Path.of(Intruder.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path home = open.resolve("intruder");
        Path beside = home.resolve(name).getParent();
        Files.createDirectories(beside);
        try (Stream<Path> classes = Files.list(built.resolve(name).getParent())) {
            for (Path file : classes.filter(f -> f.getFileName().toString().startsWith(Intruder.class.getSimpleName()))
                    .toList()) {
                Files.copy(file, beside.resolve(file.getFileName()));
            }
        }
        return home;
    }

    /** A link costs nothing; a copy where the file system has none. */
    private static void lay(Path jar, Path there) throws IOException {
        try {
            Files.createLink(there, jar);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(jar, there);
        }
    }
}
