package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeHashTest {

    @TempDir
    Path root;

    private String before = "";

    @BeforeEach
    void project() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>a</module><module>b</module><module>in/c</module></modules></project>");
        write("a/pom.xml", pom("toy-a", ""));
        write(
                "b/pom.xml",
                pom(
                        "toy-b",
                        "<dependencies><dependency><artifactId>toy-a</artifactId><scope>test</scope></dependency></dependencies>"));
        write(
                "in/c/pom.xml",
                pom("toy-c", "<dependencies><dependency><artifactId>toy-b</artifactId></dependency></dependencies>"));
        write("a/src/main/java/A.java", "class A {\n}\n");
        write("b/src/test/java/B.java", "class B {\n}\n");
        before = hash("in/c");
    }

    @Test
    void followsDependencies_inEveryScope() throws IOException {
        assertThat(Reactor.read(root).covers("in/c")).containsExactly("a", "b", "in/c");
    }

    @Test
    void changes_whenCodeItDependsOnChanges() throws IOException {
        write("a/src/main/java/A.java", "class A {\n  int n;\n}\n");
        assertThat(hash("in/c")).isNotEqualTo(before);
    }

    @Test
    void changes_whenAFileMoves() throws IOException {
        Files.move(root.resolve("a/src/main/java/A.java"), root.resolve("a/src/main/java/Z.java"));
        assertThat(hash("in/c")).isNotEqualTo(before);
    }

    @Test
    void changes_whenTheRootPomChanges() throws IOException {
        Files.writeString(root.resolve("pom.xml"), Files.readString(root.resolve("pom.xml")) + "<!-- -->");
        assertThat(hash("in/c")).isNotEqualTo(before);
    }

    @Test
    void stays_whenOnlyLineEndingsRecordsOrStrangersChange() throws IOException {
        write("a/src/main/java/A.java", "class A {\r\n}\r\n");
        write("a/target/evidence/records.jsonl", "{}");
        write("evidence/records/r.jsonl", "{}");
        write("a/src/main/java/.A.java.swp", "x");
        assertThat(hash("in/c")).isEqualTo(before);
        String ofA = hash("a");
        write("b/src/test/java/B.java", "class B { int n; }\n");
        assertThat(hash("a")).isEqualTo(ofA);
    }

    @Test
    void findsTheModuleOfAFolder() throws IOException {
        assertThat(Reactor.read(root).moduleAt(root.resolve("in/c"))).contains("in/c");
        assertThat(Reactor.read(root).moduleAt(root.resolve("in"))).isEmpty();
        assertThat(Reactor.rootOf(root.resolve("in/c/src")))
                .contains(root.toAbsolutePath().normalize());
    }

    private String hash(String module) throws IOException {
        return new CodeHash(Reactor.read(root)).of(module);
    }

    private static String pom(String name, String more) {
        return "<project><artifactId>" + name + "</artifactId>" + more + "</project>";
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
