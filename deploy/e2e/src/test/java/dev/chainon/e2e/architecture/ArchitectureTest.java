package dev.chainon.e2e.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the house, each rule with a violation planted to see it caught. */
class ArchitectureTest {

    private static final Map<Path, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    private static final String[] SPARK = {"org.apache.spark..", "org.apache.hadoop..", "org.apache.iceberg.."};

    @TempDir
    Path planted;

    @ParameterizedTest
    @MethodSource("rooms")
    @Criterion("B1Cr2.architecture")
    @Criterion("B1Cr2.replaceable-case")
    @Criterion("B2Cr9.dataflow")
    void roomImportsOnlyWhatItsArrowsAllow(String folder) {
        arrows(House.ROOMS.get(folder)).check(imported(House.classes(folder)));
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesAStageThatImportsAnother() throws IOException {
        JavaClasses classes = compile(
                source("dev.chainon.training.Model", "public final class Model {}"),
                source("dev.chainon.serving.Shortcut", "final class Shortcut { dev.chainon.training.Model model; }"));

        assertThatThrownBy(() -> arrows("serving").check(classes)).hasMessageContaining("Shortcut");
    }

    @Test
    @Criterion("B1Cr2.architecture")
    @Criterion("B1Cr2.replaceable-case")
    void catchesAStageThatImportsTheUseCase() throws IOException {
        JavaClasses classes = compile(
                source("dev.chainon.flights.Flights", "public final class Flights {}"),
                source(
                        "dev.chainon.ingestion.Shortcut",
                        "final class Shortcut { dev.chainon.flights.Flights flights; }"));

        assertThatThrownBy(() -> arrows("ingestion").check(classes)).hasMessageContaining("Shortcut");
    }

    @ParameterizedTest
    @MethodSource("deployed")
    @Criterion(
            value = "B1Cr2.architecture",
            covers = {"deploy/bench/src/main", "deploy/bench/cassandra/src/main"})
    void deployImportsOnlyWhatItsArrowsAllow(String folder) {
        arrows(House.DEPLOY.get(folder), House.forbiddenToDeploy(folder)).check(imported(House.classes(folder)));
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesALauncherThatImportsAStage() throws IOException {
        JavaClasses classes = compile(
                source("dev.chainon.training.Model", "public final class Model {}"),
                source("dev.chainon.local.Shortcut", "final class Shortcut { dev.chainon.training.Model model; }"));

        assertThatThrownBy(() ->
                        arrows("local", House.forbiddenToDeploy("deploy/local")).check(classes))
                .hasMessageContaining("Shortcut");
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesARoomThatImportsABench() throws IOException {
        JavaClasses classes = compile(
                source("dev.chainon.bench.Study", "public final class Study {}"),
                source("dev.chainon.store.Shortcut", "final class Shortcut { dev.chainon.bench.Study study; }"));

        assertThatThrownBy(() -> arrows("store").check(classes)).hasMessageContaining("Shortcut");
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @Criterion("B1Cr2.architecture")
    void sparkLivesInIngestionAndWhereAClusterIsUsedAndInTheBenchOnly(String folder) {
        if (!List.of("cluster", "ingestion", "deploy/bench", "deploy/apps/cluster", "training")
                .contains(folder)) {
            without(SPARK).check(imported(House.classes(folder)));
        }
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void trainingUsesSparkInOnePackageOnly() {
        trainingWithoutSpark().check(imported(House.classes("training")));
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesATrainerThatUsesSpark() throws IOException {
        JavaClasses classes = compile(
                source("org.apache.spark.SparkContext", "public final class SparkContext {}"),
                source(
                        "dev.chainon.training.distributed.Allowed",
                        "final class Allowed { org.apache.spark.SparkContext spark; }"),
                source("dev.chainon.training.Heavy", "final class Heavy { org.apache.spark.SparkContext spark; }"));

        assertThatThrownBy(() -> trainingWithoutSpark().check(classes))
                .hasMessageContaining("Heavy")
                .hasMessageNotContaining("Allowed");
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void theWaysInDoWithoutSpark() {
        waysInWithoutSpark().check(imported(House.classes("ingestion")));
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesAWayInThatUsesSpark() throws IOException {
        JavaClasses classes = compile(
                source("org.apache.spark.sql.Dataset", "public final class Dataset {}"),
                source(
                        "dev.chainon.ingestion.intake.Heavy",
                        "final class Heavy { org.apache.spark.sql.Dataset rows; }"));

        assertThatThrownBy(() -> waysInWithoutSpark().check(classes)).hasMessageContaining("Heavy");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @Criterion("B1Cr2.architecture")
    void nd4jLivesInTrainingOnly(String folder) {
        if (!folder.equals("training")) {
            without("org.nd4j..", "org.deeplearning4j..").check(imported(House.classes(folder)));
        }
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @Criterion("B1Cr2.architecture")
    void micrometerLivesInMetricsOnly(String folder) {
        if (!folder.equals("metrics")) {
            without("io.micrometer..", "io.prometheus..").check(imported(House.classes(folder)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.apache.spark.sql.SparkSession", "org.apache.hadoop.fs.Path", "org.apache.iceberg.Table"})
    @Criterion("B1Cr2.architecture")
    void catchesALibraryInTheWrongRoom(String type) throws IOException {
        JavaClasses classes = compile(
                source(type, "public final class " + type.substring(type.lastIndexOf('.') + 1) + " {}"),
                source("dev.chainon.serving.Heavy", "final class Heavy { " + type + " heavy; }"));

        assertThatThrownBy(() -> without(SPARK).check(classes)).hasMessageContaining("Heavy");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @Criterion("B1Cr2.architecture")
    void namesAreTextbookNouns(String folder) {
        names().check(imported(House.classes(folder)));
    }

    @Test
    @Criterion("B1Cr2.architecture")
    void catchesAnEmptyName() throws IOException {
        JavaClasses classes = compile(source("dev.chainon.core.EventManager", "final class EventManager {}"));

        assertThatThrownBy(() -> names().check(classes)).hasMessageContaining("EventManager");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    @Criterion("B1Cr4.packages")
    void everyPackageSaysWhatItIsFor(String folder) throws IOException {
        assertThat(packagesWithoutInfo(House.ROOT.resolve(folder).resolve("src/main/java")))
                .isEmpty();
    }

    @Test
    @Criterion("B1Cr4.packages")
    void catchesAPackageThatSaysNothing() throws IOException {
        Path silent = Files.createDirectories(planted.resolve("dev/chainon/silent"));
        Files.writeString(silent.resolve("Lone.java"), "package dev.chainon.silent; final class Lone {}");

        assertThat(packagesWithoutInfo(planted)).containsExactly(silent);
    }

    static Stream<String> rooms() {
        return House.ROOMS.keySet().stream();
    }

    static Stream<String> deployed() {
        return House.DEPLOY.keySet().stream();
    }

    static Stream<String> everywhere() {
        return Stream.concat(rooms(), deployed());
    }

    private static ArchRule arrows(String room) {
        return arrows(room, House.forbidden(room));
    }

    private static ArchRule arrows(String room, Set<String> others) {
        String[] forbidden = others.stream().map(p -> "dev.chainon." + p + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("dev.chainon." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true);
    }

    private static ArchRule without(String... packages) {
        return noClasses()
                .that()
                .resideInAPackage("dev.chainon..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true);
    }

    /** Their processes stay small: they share a module with Spark, not a class. */
    private static ArchRule waysInWithoutSpark() {
        return noClasses()
                .that()
                .resideInAnyPackage("dev.chainon.ingestion.intake..", "dev.chainon.ingestion.quarantine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPARK);
    }

    private static ArchRule trainingWithoutSpark() {
        return noClasses()
                .that()
                .resideInAPackage("dev.chainon.training..")
                .and()
                .resideOutsideOfPackage("dev.chainon.training.distributed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPARK);
    }

    private static ArchRule names() {
        return classes()
                .that()
                .resideInAPackage("dev.chainon..")
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Base)")
                .allowEmptyShould(true);
    }

    private static List<Path> packagesWithoutInfo(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
        }
    }

    /** Each rule asks for the same folders: reading them is what takes time. */
    private static JavaClasses imported(Path classes) {
        return IMPORTED.computeIfAbsent(classes, path -> new ClassFileImporter().importPath(path));
    }

    private record Source(String name, String code) {}

    private static Source source(String name, String body) {
        int dot = name.lastIndexOf('.');
        return new Source(name, "package " + name.substring(0, dot) + "; " + body);
    }

    private JavaClasses compile(Source... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<InMemory> files = Stream.of(sources).map(InMemory::new).toList();
        boolean done = compiler.getTask(null, null, problems, List.of("-d", planted.toString()), null, files)
                .call();
        assertThat(done).as(problems.getDiagnostics().toString()).isTrue();
        return imported(planted);
    }

    /** A source file that exists in memory only. */
    private static final class InMemory extends SimpleJavaFileObject {
        private final String code;

        InMemory(Source source) {
            super(URI.create("string:///" + source.name().replace('.', '/') + ".java"), Kind.SOURCE);
            this.code = source.code();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
