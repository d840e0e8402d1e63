package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check of the format, seen to fail the build of a module with one badly formatted file. */
@Tag("campaign")
class FormatGateIT {

    private static final String GOOD = "package planted;\n\nfinal class Planted {\n    int one = 1;\n}\n";

    @TempDir
    Path scratch;

    @Test
    @Criterion("B1Cr2.format")
    void refusesABadlyFormattedFile() throws Exception {
        assertThat(build(GOOD.replace("    int one = 1;", "  int   one=1 ;")))
                .contains("BUILD FAILURE")
                .contains("The following files had format violations")
                .contains("Planted.java");
    }

    @Test
    @Criterion("B1Cr2.format")
    void acceptsTheSameFile_wellFormatted() throws Exception {
        assertThat(build(GOOD)).contains("BUILD SUCCESS");
    }

    /** The check binds to verify in the root; here it is asked for alone, by the same configuration. */
    private String build(String source) throws IOException, InterruptedException {
        String root = Files.readString(House.ROOT.resolve("pom.xml"));
        assertThat(root).contains("<execution><phase>verify</phase><goals><goal>check</goal></goals></execution>");
        Files.writeString(
                scratch.resolve("pom.xml"),
                root.replaceAll("(?s)<modules>.*?</modules>", "").replace("<packaging>pom</packaging>", ""));
        Path file = scratch.resolve("src/main/java/planted/Planted.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Path log = scratch.resolve("build.log");
        Process maven = new ProcessBuilder(List.of("mvn", "-B", "-o", "spotless:check"))
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        maven.waitFor();
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
