package dev.chainon.local.measured;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of an experiment says of the code that its runs were measured on. */
class ChangesTest {

    @TempDir
    Path root;

    @BeforeEach
    void project() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>deploy/apps/trainer</module></modules></project>");
        write("deploy/apps/trainer/pom.xml", "<project><artifactId>trainer</artifactId></project>");
        write("deploy/apps/trainer/src/main/java/A.java", "class A {}");
        Git.ask(root, "init", "-q");
        commit();
    }

    @Test
    @Criterion("B2Cr2.design")
    void isASentenceForEachCommit_ofEachResult() throws IOException {
        String first = Git.commit(root);
        write("deploy/apps/trainer/src/main/java/A.java", "class A { int n; }");
        commit();
        String second = Git.commit(root);
        write("bench/results/experiment-one.json", result("one", first + "\",\"" + second));
        write("bench/results/experiment-two.json", result("two", second));

        JsonNode words = of("one");
        assertThat(words.path("en").asText().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("**Measured on commit `" + first.substring(0, 12))
                        && line.contains("`deploy/apps/trainer` (1 of 2 files)"))
                .anyMatch(line -> line.startsWith("Measured on commit `" + second.substring(0, 12))
                        && line.contains("is the same up to"));
        assertThat(words.path("fr").asText()).contains("Mesuré sur le commit `" + first.substring(0, 12));
        assertThat(of("two").path("en").asText().lines()).hasSize(1);
    }

    @Test
    void isEmpty_whereNoResultIsKept() {
        assertThat(new Changes(root).json()).isEqualTo("{}");
    }

    private JsonNode of(String name) throws IOException {
        return new ObjectMapper().readTree(new Changes(root).json()).path(name);
    }

    private static String result(String name, String commits) {
        return "{\"details\": {\"name\": \"" + name + "\", \"commits\": [\"" + commits + "\"]}}";
    }

    private void commit() {
        Git.ask(root, "add", ".");
        Git.ask(root, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
