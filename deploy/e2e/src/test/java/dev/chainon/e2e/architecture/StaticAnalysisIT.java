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

/** What every build looks for, seen to fail it: faults are planted in a module of their own, under our own root. */
@Tag("campaign")
class StaticAnalysisIT {

    private static final String CLEAN = """
            package dev.chainon.planted;

            /** Says its name. */
            public final class Planted {

                private Planted() {}

                /** The name. */
                public static String name() {
                    return "planted";
                }
            }
            """;

    private static final String NAME = "        return \"planted\";";

    @TempDir
    Path scratch;

    @Test
    void acceptsAModuleWithoutAFault() throws Exception {
        assertThat(build(CLEAN)).contains("BUILD SUCCESS");
    }

    @Test
    @Criterion("B1Cr2.format")
    void refusesABadlyFormattedFile() throws Exception {
        assertThat(build(CLEAN.replace("    private Planted", "  private   Planted")))
                .contains("BUILD FAILURE", "format violations");
    }

    @Test
    @Criterion("B1Cr2.static-analysis")
    void refusesNothing_whereSomethingIsPromised() throws Exception {
        assertThat(build(CLEAN.replace(NAME, "        return null;"))).contains("BUILD FAILURE", "[NullAway]");
    }

    @Test
    @Criterion("B1Cr2.static-analysis")
    void refusesACommonMistake() throws Exception {
        assertThat(build(CLEAN.replace(NAME, "        new String(\"planted\").trim();\n" + NAME)))
                .contains("BUILD FAILURE")
                .containsPattern("ReturnValueIgnored|RV_RETURN_VALUE_IGNORED");
    }

    @Test
    @Criterion("B1Cr2.static-analysis")
    void refusesASecurityBug() throws Exception {
        String digest = CLEAN.replace("name() {", "name() throws java.security.GeneralSecurityException {")
                .replace(NAME, "        return java.security.MessageDigest.getInstance(\"MD5\").getAlgorithm();");
        assertThat(build(digest)).contains("BUILD FAILURE", "WEAK_MESSAGE_DIGEST_MD5");
    }

    /** The log of {@code mvn verify} on a module that has this one class, and asks for what serving asks for. */
    private String build(String source) throws IOException, InterruptedException {
        Path code = Files.createDirectories(scratch.resolve("module/src/main/java/dev/chainon/planted"));
        Files.writeString(code.resolve("Planted.java"), source);
        Files.createDirectories(scratch.resolve(".mvn"));
        Files.copy(House.ROOT.resolve(".mvn/jvm.config"), scratch.resolve(".mvn/jvm.config"));
        Files.writeString(
                scratch.resolve("pom.xml"),
                Files.readString(House.ROOT.resolve("pom.xml"))
                        .replaceAll("(?s)<modules>.*?</modules>", "<modules><module>module</module></modules>"));
        Files.writeString(
                scratch.resolve("module/pom.xml"),
                Files.readString(House.ROOT.resolve("store/pom.xml"))
                        .replace("<artifactId>chainon-store</artifactId>", "<artifactId>chainon-planted</artifactId>")
                        .replaceAll("(?s)<dependencies>.*?</dependencies>", ""));
        Path log = scratch.resolve("build.log");
        new ProcessBuilder(List.of(
                        "mvn",
                        "-B",
                        "-o",
                        "-DskipTests",
                        "-Dchainon.root=" + House.ROOT,
                        "-f",
                        scratch.resolve("module/pom.xml").toString(),
                        "verify"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
