package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainCodeTest {

    @TempDir
    Path root;

    @BeforeEach
    void project() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>a</module><module>b</module><module>b/in</module>"
                        + "<module>c</module><module>d</module></modules></project>");
        write(
                "a/pom.xml",
                pom(
                        "toy-a",
                        "<build><resources><resource><directory>${chainon.root}/data</directory>"
                                + "<includes><include>a.csv</include></includes></resource></resources></build>"));
        write("b/pom.xml", pom("toy-b", dependency("toy-a", "<scope>test</scope>") + dependency("toy-d", "")));
        write("b/in/pom.xml", pom("toy-in", dependency("toy-b", "")));
        write("c/pom.xml", pom("toy-c", dependency("toy-b", "") + dependency("toy-a", "<optional>true</optional>")));
        write("d/pom.xml", pom("toy-d", dependency("toy-a", "<optional>true</optional>")));
        write("a/src/main/java/A.java", "class A {}");
        write("b/src/main/java/B.java", "class B {}");
        write("b/src/test/java/BTest.java", "class BTest {}");
        write("b/in/src/main/java/In.java", "class In {}");
        write("data/a.csv", "x");
    }

    @Test
    void runsWithWhatIsNotForTestsAlone_andWithItsOwnOptions() throws IOException {
        Reactor reactor = Reactor.read(root);
        assertThat(reactor.runs("b")).containsExactly("b", "d");
        assertThat(reactor.runs("b/in")).containsExactly("b", "b/in", "d");
        assertThat(reactor.runs("c")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void tellsFilesToTheModuleInWhichTheyLie_orWhichPacksThem() throws IOException {
        MainCode ofC = code("c", "b/in/src/main/java");
        assertThat(ofC.files()).isEqualTo(Map.of("pom.xml", 1, "a", 3, "b", 2, "b/in", 1, "c", 1, "d", 1));
        assertThat(ofC.among(List.of(
                        "data/a.csv",
                        "data/b.csv",
                        "b/src/main/Gone.java",
                        "b/src/test/java/BTest.java",
                        "b/in/src/main/java/In.java",
                        "b/in/src/main/java/page.ftl",
                        "b/in/pom.xml",
                        "README.md")))
                .isEqualTo(Map.of("a", 1, "b", 1, "b/in", 1));
    }

    @Test
    void hashesMainCodeAlone() throws IOException {
        String before = code("c").hash();
        write("b/src/test/java/BTest.java", "class BTest { int n; }");
        write("b/in/src/main/java/In.java", "class In { int n; }");
        write("data/b.csv", "x");
        assertThat(code("c").hash()).isEqualTo(before);

        write("data/a.csv", "y");
        String packed = code("c").hash();
        assertThat(packed).isNotEqualTo(before);
        write("d/src/main/resources/d.conf", "x");
        assertThat(code("c").hash()).isNotEqualTo(packed);
    }

    private MainCode code(String... subjects) throws IOException {
        return new MainCode(Reactor.read(root), List.of(subjects));
    }

    private static String pom(String name, String more) {
        return "<project><artifactId>" + name + "</artifactId>" + more + "</project>";
    }

    private static String dependency(String name, String more) {
        return "<dependency><artifactId>" + name + "</artifactId>" + more + "</dependency>";
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
