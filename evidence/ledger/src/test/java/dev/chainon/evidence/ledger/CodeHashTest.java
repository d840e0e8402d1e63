package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void changes_whenADocumentThatATestReadsChangesMovesOrGoes() throws IOException {
        write("docs/page.md", "one");
        String first = documents("docs");
        assertThat(first).isNotEqualTo(before);
        assertThat(documents("docs/page.md")).isNotEqualTo(first);
        write("docs/page.md", "two");
        assertThat(documents("docs")).isNotEqualTo(first);
        write("docs/page.md", "one");
        assertThat(documents("docs")).isEqualTo(first);
        Files.move(root.resolve("docs/page.md"), root.resolve("docs/other.md"));
        assertThat(documents("docs")).isNotEqualTo(first);
        assertThat(documents("docs/page.md")).isNotEqualTo(before);
        assertThat(documents()).isEqualTo(before).isEqualTo(hash("in/c"));
    }

    @Test
    void coversTheFilesThatAModulePacksFromElsewhere() throws IOException {
        String resource = "<build><resources><resource><directory>src/main/resources</directory></resource>"
                + "<resource><directory>${chainon.root}/data</directory><includes><include>a.csv</include></includes></resource>"
                + "</resources></build>";
        write("a/pom.xml", pom("toy-a", resource));
        write("data/a.csv", "x");
        write("data/b.csv", "x");
        String packed = hash("in/c");
        write("data/b.csv", "y");
        assertThat(hash("in/c")).isEqualTo(packed);
        write("data/a.csv", "y");
        assertThat(hash("in/c")).isNotEqualTo(packed);
    }

    private String documents(String... names) throws IOException {
        return new CodeHash(Reactor.read(root)).of("in/c", List.of(names));
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
