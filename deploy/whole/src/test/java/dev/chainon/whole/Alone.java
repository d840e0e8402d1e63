package dev.chainon.whole;

import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A clean folder with one module, the modules that it needs, and the files that are in no module; the other modules are not there. Of what it needs the tests are left out.
 *
 * @param root of the repository
 * @param reactor of it
 * @param module that is alone
 * @param folder the clean one
 */
record Alone(Path root, Reactor reactor, String module, Path folder) {

    /** Copies what git keeps there, as it lies here. */
    void lay() throws IOException, InterruptedException {
        for (String file : tracked()) {
            boolean kept = owner(file).map(owner -> needed().contains(owner)).orElse(true);
            if (kept && Files.isRegularFile(root.resolve(file))) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.copy(root.resolve(file), folder.resolve(file));
            }
        }
        List<String> names = reactor.modules().stream()
                .filter(needed()::contains)
                .map(name -> "<module>" + name + "</module>")
                .toList();
        change("pom.xml", "(?s)<modules>.*?</modules>", "<modules>" + String.join("", names) + "</modules>");
        for (String other : needed()) {
            if (!other.equals(module)) {
                change(
                        other + "/pom.xml",
                        "</parent>",
                        "</parent><!-- alone --><properties><skipTests>true</skipTests></properties>");
                change(
                        other + "/pom.xml",
                        "(?s)<!-- alone --><properties>(.*?)</properties>(.*?)<properties>",
                        "$2<properties>$1");
            }
        }
    }

    SortedSet<String> needed() {
        return reactor.covers(module);
    }

    /**
     * Builds and tests the module there.
     *
     * @return what Maven says
     */
    String build() throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        Process maven = new ProcessBuilder("mvn", "-B", "-o", "-ntp", "-T1", "-Dquick", "-pl", module, "-am", "verify")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            maven.waitFor();
        } finally {
            maven.destroy();
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** The innermost module that a file lies in; none for those that lie in no module. */
    private Optional<String> owner(String file) {
        return reactor.modules().stream()
                .filter(name -> file.startsWith(name + "/"))
                .max(Comparator.comparing(String::length));
    }

    private List<String> tracked() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> files = new ArrayList<>(
                List.of(new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0")));
        return git.waitFor() == 0 ? files : List.of();
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replaceFirst(from, to));
    }
}
