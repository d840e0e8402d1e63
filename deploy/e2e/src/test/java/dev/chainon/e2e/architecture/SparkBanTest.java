package dev.chainon.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The enforcer's ban of Spark: bound where it must be, and seen to fire on a copy of serving that asks for Spark. */
class SparkBanTest {

    private static final String SPARK =
            "<dependency><groupId>org.apache.spark</groupId><artifactId>spark-core_2.13</artifactId></dependency>";

    @TempDir
    Path scratch;

    @ParameterizedTest
    @MethodSource("modulesWithoutSpark")
    @Criterion("B1Cr2.no-spark")
    void moduleBindsTheBan(String module) throws IOException {
        assertThat(Files.readString(House.ROOT.resolve(module).resolve("pom.xml")))
                .contains("<id>no-spark</id><phase>validate</phase>");
    }

    @Test
    void everyExemptModuleIsOneOfTheHouse() throws IOException {
        assertThat(Reactor.read(House.ROOT).modules()).containsAll(House.WITH_SPARK.keySet());
    }

    /** All that the root pom lists but those that may see Spark: a new module binds the ban, or says what for it does not. */
    static Stream<String> modulesWithoutSpark() throws IOException {
        return Reactor.read(House.ROOT).modules().stream().filter(module -> !House.WITH_SPARK.containsKey(module));
    }

    @Test
    @Criterion("B1Cr2.no-spark")
    void refusesSpark_whenPlantedInAModuleThatAnswersUsers() throws Exception {
        plant(SPARK);
        assertThat(build())
                .contains("BUILD FAILURE")
                .contains("Spark, Hadoop and Iceberg live in ingestion, and in the bench that measures it")
                .contains("spark-core_2.13");
    }

    @Test
    @Criterion("B1Cr2.no-spark")
    void acceptsTheSameModule_withoutThePlant() throws Exception {
        plant("");
        assertThat(build()).contains("BUILD SUCCESS");
    }

    private void plant(String dependency) throws IOException {
        Path module = Files.createDirectories(scratch.resolve("module"));
        String pom = Files.readString(House.ROOT.resolve("core/pom.xml"))
                .replace("<artifactId>chainon-core</artifactId>", "<artifactId>chainon-planted</artifactId>")
                .replace("<dependencies>", "<dependencies>" + dependency)
                .replaceAll("\\s*<dependency><groupId>dev\\.chainon</groupId>.*?</dependency>", "");
        Files.writeString(module.resolve("pom.xml"), pom);
        String root = Files.readString(House.ROOT.resolve("pom.xml"));
        Files.writeString(
                scratch.resolve("pom.xml"),
                root.replaceAll("(?s)<modules>.*?</modules>", "<modules><module>module</module></modules>"));
    }

    private String build() throws IOException, InterruptedException {
        Path log = scratch.resolve("build.log");
        List<String> command = List.of(
                "mvn",
                "-B",
                "-o",
                "-Dquick",
                "-f",
                scratch.resolve("module/pom.xml").toString(),
                "validate");
        Process maven = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        maven.waitFor();
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
