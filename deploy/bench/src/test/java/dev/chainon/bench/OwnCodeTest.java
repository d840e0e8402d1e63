package dev.chainon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as the code of a study. */
class OwnCodeTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root", "../.."));
    private static final String OWN = "deploy/bench/src/main/java/dev/chainon/bench/";

    @TempDir
    Path root;

    @Test
    void aStudyOfTheSharedPackage_isItselfAlone() throws IOException {
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>cluster</module><module>ingestion</module>"
                        + "<module>deploy/apps/pipeline</module><module>deploy/bench</module></modules></project>");
        for (String module : new String[] {"cluster", "ingestion", "deploy/apps/pipeline", "deploy/bench"}) {
            write(module + "/pom.xml", "<project><artifactId>" + module.replace('/', '-') + "</artifactId></project>");
        }
        write(OWN + "EltStudy.java", "class EltStudy {}");
        String before = OwnCode.of(root, new EltStudy()).hash();

        write(OWN + "FuzzStudy.java", "class FuzzStudy {}");
        assertThat(OwnCode.of(root, new EltStudy()).hash()).isEqualTo(before);
        write(OWN + "EltStudy.java", "class EltStudy { int n; }");
        assertThat(OwnCode.of(root, new EltStudy()).hash()).isNotEqualTo(before);
    }

    @Test
    void everyStudyMeasuresModulesOrFoldersThatAreThere() throws IOException {
        for (String name : Studies.names()) {
            for (String subject : Studies.named(name).orElseThrow().subjects()) {
                assertThat(ROOT.resolve(subject)).as(name).exists();
                assertThat(subject.startsWith("deploy/bench/src/")
                                || Reactor.read(ROOT).modules().contains(subject))
                        .as(name + " measures " + subject)
                        .isTrue();
            }
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
