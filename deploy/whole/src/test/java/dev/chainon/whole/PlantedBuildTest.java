package dev.chainon.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A toy reactor of water, kettle and tea, whose build went wrong in each way that must be seen. */
class PlantedBuildTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final String LAST = "table";

    @TempDir
    Path root;

    @BeforeEach
    void build() throws IOException {
        root = root.toRealPath();
        write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>water</module><module>kettle</module>"
                        + "<module>table</module></modules></project>");
        module("water");
        module("kettle", "water");
        module(LAST, "kettle");
        report("water", "WaterTest", 0, "water");
        report("kettle", "KettleTest", 0, "kettle", "water");
    }

    @Test
    @Criterion("B4Cr3.one-command")
    void acceptsABuildWhereAllRanAndPassed() throws IOException {
        assertThat(house().untested(LAST)).isEmpty();
        assertThat(house().unproved(LAST)).isEmpty();
        assertThat(house().notBefore(LAST)).isEmpty();
        assertThat(house().notBefore("kettle")).containsExactly("table");
        assertThat(house().strangers()).isEmpty();
        assertThat(house().withoutClassPath(LAST)).isEmpty();
    }

    @Test
    @Criterion("B4Cr3.one-command")
    void seesWhatDidNotRunFailedOrWasNotCompiled() throws IOException {
        test("water", "IceIT", "class IceIT {}");
        test("water", "LongIT", "@Tag(\"campaign\")\nclass LongIT {}");
        test("water", "KitTest", "abstract class KitTest {}");
        report("kettle", "KettleTest", 1, "kettle", "water");
        write("tap/pom.xml", "<project><artifactId>tap</artifactId></project>");
        write("tap/src/main/java/Tap.java", "class Tap {}");
        write(
                "pom.xml",
                Files.readString(root.resolve("pom.xml"))
                        .replace("<module>water", "<module>tap</module><module>water"));

        assertThat(house().unproved(LAST))
                .containsExactly(
                        "tap was not compiled", "water: toy.IceIT was not run", "kettle: toy.KettleTest failed");
        assertThat(house().notBefore(LAST)).containsExactly("tap");
    }

    @Test
    @Criterion("B4Cr3.one-command")
    void seesTestsThatRanBeforeTheCodeOfWhatTheyNeedChanged() throws IOException {
        Path code = root.resolve("water/src/main/java/Water.java");
        Files.setLastModifiedTime(code, FileTime.from(WRITTEN.plusSeconds(1)));

        assertThat(house().unproved(LAST))
                .containsExactly(
                        "water: toy.WaterTest ran before the code changed",
                        "kettle: toy.KettleTest ran before the code changed");
        assertThat(house().untested(LAST)).containsExactly("water", "kettle");
    }

    @Test
    @Criterion("B2Cr7.alone")
    void seesAModuleThatWasTestedWithAnotherThatItDoesNotName_orWithAnInstalledOne() throws IOException {
        report("water", "WaterTest", 0, "water", "kettle");
        Path installed = root.resolveSibling("repository/dev/chainon/water/1/water-1.jar");
        report("kettle", "KettleTest", 0, List.of(root.resolve("kettle/target/classes"), installed));
        assertThat(house().strangers())
                .containsExactly(
                        "water was tested with " + root.resolve("kettle/target/classes"),
                        "kettle was tested with " + installed);

        report("kettle", "KettleTest", 0, List.of(root.resolve("water/target/classes")));
        assertThat(house().withoutClassPath(LAST)).containsExactly("kettle: toy.KettleTest");
    }

    private House house() throws IOException {
        return new House(root);
    }

    private void module(String name, String... needs) throws IOException {
        String dependencies = Stream.of(needs)
                .map(need -> "<dependency><artifactId>" + need + "</artifactId></dependency>")
                .collect(Collectors.joining());
        write(
                name + "/pom.xml",
                "<project><artifactId>" + name + "</artifactId><dependencies>" + dependencies
                        + "</dependencies></project>");
        String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        write(name + "/src/main/java/" + type + ".java", "class " + type + " {}");
        test(name, type + "Test", "class " + type + "Test {}");
        Files.createDirectories(root.resolve(name + "/target/classes"));
    }

    private void test(String module, String type, String text) throws IOException {
        write(module + "/src/test/java/toy/" + type + ".java", "package toy;\n\n" + text + "\n");
    }

    private void report(String module, String type, int failures, String... classPath) throws IOException {
        report(
                module,
                type,
                failures,
                Stream.of(classPath)
                        .map(name -> root.resolve(name).resolve("target/classes"))
                        .toList());
    }

    private void report(String module, String type, int failures, List<Path> classPath) throws IOException {
        String file = module + "/target/surefire-reports/TEST-toy." + type + ".xml";
        write(
                file,
                "<?xml version=\"1.0\"?><testsuite name=\"toy.%s\" tests=\"1\" errors=\"0\" skipped=\"0\" failures=\"%d\"><properties><property name=\"surefire.test.class.path\" value=\"%s\"/></properties></testsuite>"
                        .formatted(
                                type,
                                failures,
                                classPath.stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator))));
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(WRITTEN));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(WRITTEN.minusSeconds(60)));
    }
}
