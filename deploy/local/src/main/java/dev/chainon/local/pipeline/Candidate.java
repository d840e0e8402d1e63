package dev.chainon.local.pipeline;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version that somebody wants to publish.
 *
 * @param home the repository, and where releases are kept
 * @param version without the {@code v} of its tag
 */
record Candidate(Home home, String version) {

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
    private static final Pattern OF_THE_POM = Pattern.compile(
            "<project\\b.*?<artifactId>[^<]+</artifactId>\\s*<version>([^<]+)</version>", Pattern.DOTALL);

    /** Whether it is a version by Semantic Versioning. */
    static boolean wellFormed(String version) {
        return VERSION.matcher(version).matches();
    }

    /** Why it cannot be published, in words; none where it can. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        History history = new History(home.code());
        Optional<String> tagged = history.sha("v" + version);
        if (tagged.isEmpty()) {
            objections.add("There is no tag v" + version + ": git tag v" + version + " on the commit to publish.");
        } else if (!tagged.equals(history.sha("HEAD"))) {
            objections.add("The tag v" + version + " is another commit than this one: git checkout v" + version + ".");
        }
        if (!history.clean()) {
            objections.add("Files differ from the commit: see git status.");
        }
        if (Changelog.section(home.code(), version).isEmpty()) {
            objections.add("CHANGELOG.md has no section [" + version + "].");
        }
        if (!pomVersion().equals(version)) {
            objections.add("The pom says " + pomVersion() + ", not " + version + ".");
        }
        new ReleaseFiles(home)
                .all().stream()
                        .filter(old -> old.version().equals(version))
                        .filter(old -> !old.code().equals(history.code()))
                        .forEach(old -> objections.add(version + " was published from the commit "
                                + old.code().sha() + ": a version does not move."));
        return objections;
    }

    /** What the root pom calls the version of all modules. */
    String pomVersion() {
        try {
            Matcher found = OF_THE_POM.matcher(Files.readString(home.code().resolve("pom.xml")));
            return found.find() ? found.group(1) : "nothing";
        } catch (IOException e) {
            throw new Failure("The pom of " + home.code() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The jars of the built modules, without those of their tests. */
    List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String module : Reactor.read(home.code()).modules()) {
            Path target = home.code().resolve(module).resolve("target");
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    files.filter(file -> file.toString().endsWith("-" + pomVersion() + ".jar"))
                            .forEach(jars::add);
                }
            }
        }
        if (jars.isEmpty()) {
            throw new Failure("Nothing is built: run mvn -DskipTests package.");
        }
        return jars.stream().sorted().toList();
    }
}
