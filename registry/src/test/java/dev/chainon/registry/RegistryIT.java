package dev.chainon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryIT {

    private static final String MODEL = "kettle-spills";
    private static final String CHAMPION = "models:/kettle-spills@champion";

    @TempDir
    Path temp;

    private TestDatabase database;
    private Registry registry;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        registry = new Registry(database.as(RuntimeRole.TRAINER), temp.resolve("registry"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ModelVersion register(String text) throws IOException {
        return registry.register(Bundles.stage(temp.resolve("staged-" + text), text));
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void versionsCountFromOne_andSayWhatTheyWereMadeOf() throws IOException {
        ModelVersion first = register("one");
        ModelVersion second = register("two");

        assertThat(registry.versions(MODEL)).containsExactly(first, second);
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.folder())
                .isEqualTo(temp.resolve("registry").resolve(MODEL).resolve("2"));
        assertThat(second.bundle().manifest().snapshot()).isEqualTo("2001-04");
        assertThat(temp.resolve("staged-two")).doesNotExist();
        assertThat(registry.resolve("models:/kettle-spills/2")).contains(second);
        assertThat(registry.resolve("models:/kettle-spills/3")).isEmpty();
        assertThat(registry.resolve("models:/nobody@champion")).isEmpty();
    }

    @Test
    void aBundleRegisteredAgainKeepsItsVersion() throws IOException {
        ModelVersion first = register("one");

        assertThat(register("one")).isEqualTo(first);
        assertThat(registry.versions(MODEL)).hasSize(1);
    }

    @Test
    void registeredAtOnceByMany_eachGetsItsOwnVersion() throws Exception {
        List<Future<ModelVersion>> added = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < 8; i++) {
                Path staged = Bundles.stage(temp.resolve("staged-" + i), "text" + i);
                added.add(pool.submit(() -> registry.register(staged)));
            }
            for (Future<ModelVersion> each : added) {
                each.get().bundle();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(registry.versions(MODEL)).extracting(ModelVersion::version).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void aCorruptBundleIsRefused_andNothingOfItStays() throws IOException {
        Path staged = Bundles.stage(temp.resolve("staged"), "one");
        Files.writeString(staged.resolve(Bundle.ONNX), "tampered");

        assertThatThrownBy(() -> registry.register(staged))
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("model.onnx");
        assertThat(registry.versions(MODEL)).isEmpty();
        assertThat(staged).exists();
    }

    @Test
    void aVersionChangedOnDiskIsRefused_evenWithAManifestThatFits() throws IOException {
        ModelVersion version = register("one");
        Bundles.stage(version.folder(), "forged");

        assertThatThrownBy(version::bundle)
                .isInstanceOf(CorruptBundleException.class)
                .hasMessageContaining("is not the manifest that was registered as models:/kettle-spills/1");
    }

    @Test
    void aKillBetweenMoveAndCommitLeavesNoHalfVersion() throws IOException {
        register("one");
        Path orphan = Bundles.stage(temp.resolve("registry").resolve(MODEL).resolve("2"), "orphan");
        Path halfCopy =
                Bundles.stage(temp.resolve("registry").resolve(".staging").resolve("bundle1"), "half");

        assertThat(registry.resolve("models:/kettle-spills/2")).isEmpty();
        ModelVersion second = register("two");

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.bundle().onnx()).hasContent("model.onnx two");
        assertThat(orphan.resolve(Bundle.ONNX)).hasContent("model.onnx two");
        assertThat(halfCopy).doesNotExist();
        ModelVersion third = registry.register(setAside());
        assertThat(third.version()).isEqualTo(3);
        assertThat(third.bundle().onnx()).hasContent("model.onnx orphan");
    }

    private Path setAside() throws IOException {
        try (Stream<Path> tree = Files.walk(temp.resolve("registry").resolve(".unregistered"))) {
            return tree.filter(f -> f.endsWith(Bundle.MANIFEST))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    @Test
    void aMoveThatFailsLeavesNoRow() throws IOException {
        Path staged = Bundles.stage(temp.resolve("staged"), "one");
        Path root = temp.resolve("registry");
        Files.createDirectories(root);
        Files.writeString(root.resolve(MODEL), "a file where the folder must be");

        assertThatThrownBy(() -> registry.register(staged)).hasMessageContaining("cannot move");
        assertThat(registry.versions(MODEL)).isEmpty();
        assertThat(staged.resolve(Bundle.MANIFEST)).exists();
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void promotionsAreLogged_whoWhatWhenAndWhy() throws IOException {
        register("one");
        ModelVersion second = register("two");

        registry.promote(MODEL, 1, "champion", "ada", "gate passed");
        registry.promote(MODEL, 2, "champion", "grace", "AUC .891 against .889");

        assertThat(registry.resolve(CHAMPION)).contains(second);
        List<LogEntry> log = registry.history(MODEL);
        assertThat(log)
                .extracting(LogEntry::promotion)
                .containsExactly(
                        new Promotion(MODEL, 1, "champion", "ada", "gate passed"),
                        new Promotion(MODEL, 2, "champion", "grace", "AUC .891 against .889"));
        assertThat(log).extracting(LogEntry::previous).containsExactly(Optional.empty(), Optional.of(1));
        assertThat(log).extracting(LogEntry::dbRole).containsOnly("trainer");
        assertThat(log.get(0).at()).isBefore(log.get(1).at());
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void theLogKeepsWhatDecided_withEveryMeasuredCondition() throws IOException {
        register("one");
        Check check = new Check(
                "latency.p99", "", Measured.of(12.5, Measured.Unit.MICROSECONDS), Bound.atMost(5000), "one row");
        Decision decision = new Decision(Decision.By.FORCE, List.of(check));
        Promotion wish = new Promotion(MODEL, 1, "champion", "ada", "the plane must leave", decision);

        registry.promote(wish, Optional.empty());

        assertThat(registry.history(MODEL)).extracting(LogEntry::promotion).containsExactly(wish);
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void versionsCarryAliasesAndTags_inTheWordsOfMlflow() throws IOException {
        ModelVersion first = register("one");
        ModelVersion second = register("two");
        registry.promote(MODEL, 1, "champion", "ada", "better");
        registry.promote(MODEL, 2, "challenger", "ada", "a candidate");
        registry.tag(second, Map.of("gate", "refused", "note", "noise"));
        registry.tag(second, Map.of("gate", "passed"));

        assertThat(registry.aliases(MODEL)).containsExactly(Map.entry("challenger", 2), Map.entry("champion", 1));
        assertThat(registry.tags(second)).containsExactly(Map.entry("gate", "passed"), Map.entry("note", "noise"));
        assertThat(registry.tags(first)).isEmpty();
    }

    @Test
    @Criterion("B4Cr5.model-rollback")
    void rollbackGoesBackStepByStep_andIsLogged() throws IOException {
        for (String text : List.of("one", "two", "three")) {
            int version = register(text).version();
            registry.promote(MODEL, version, "champion", "ada", "better");
        }

        assertThat(registry.rollback(MODEL, "champion", "ada", "alert")).isEqualTo(2);
        assertThat(registry.rollback(MODEL, "champion", "ada", "alert still")).isEqualTo(1);
        assertThat(registry.resolve(CHAMPION)).map(ModelVersion::version).contains(1);
        assertThatThrownBy(() -> registry.rollback(MODEL, "champion", "ada", "more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no earlier version");
        registry.promote(MODEL, 3, "champion", "ada", "repaired");
        assertThat(registry.rollback(MODEL, "champion", "ada", "alert again")).isEqualTo(1);
        assertThat(registry.history(MODEL))
                .extracting(LogEntry::action)
                .containsExactly(
                        LogEntry.Action.PROMOTE,
                        LogEntry.Action.PROMOTE,
                        LogEntry.Action.PROMOTE,
                        LogEntry.Action.ROLLBACK,
                        LogEntry.Action.ROLLBACK,
                        LogEntry.Action.PROMOTE,
                        LogEntry.Action.ROLLBACK);
    }

    @Test
    @Criterion("B4Cr5.model-versions")
    void ofTwoPromotionsAtOnceOneWins_andTheOtherIsToldClearly() throws Exception {
        for (String text : List.of("one", "two", "three", "four")) {
            register(text);
        }
        assertOneWins(1, 2, Optional.empty());
        Optional<Integer> present = registry.resolve(CHAMPION).map(ModelVersion::version);
        assertOneWins(3, 4, present);
        assertThat(registry.history(MODEL)).hasSize(2);
    }

    private void assertOneWins(int one, int other, Optional<Integer> expected) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        int winners = 0;
        try {
            List<Future<?>> both = List.of(
                    pool.submit(() -> race(start, one, expected)), pool.submit(() -> race(start, other, expected)));
            for (Future<?> each : both) {
                winners += won(each) ? 1 : 0;
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(winners).isEqualTo(1);
    }

    private Void race(CyclicBarrier start, int version, Optional<Integer> expected) throws Exception {
        start.await();
        registry.promote(new Promotion(MODEL, version, "champion", "ada", "race"), expected);
        return null;
    }

    private static boolean won(Future<?> promotion) throws InterruptedException {
        try {
            promotion.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOf(PromotionConflictException.class)
                    .hasMessageContaining("moved by another promotion");
            return false;
        }
    }

    @Test
    void promotingTheChampionAgainChangesNothing() throws IOException {
        register("one");
        registry.promote(MODEL, 1, "champion", "ada", "first");
        registry.promote(MODEL, 1, "champion", "ada", "the job was run again");

        assertThat(registry.history(MODEL)).hasSize(1);
    }

    @Test
    void aJobThatWasKilledAfterItsPromotionMayMakeItAgain() throws IOException {
        register("one");
        register("two");
        registry.promote(MODEL, 1, "champion", "ada", "first");
        Promotion wish = new Promotion(MODEL, 2, "champion", "ada", "judged against version 1");

        registry.promote(wish, Optional.of(1));
        registry.promote(wish, Optional.of(1));

        assertThat(registry.resolve(CHAMPION)).map(ModelVersion::version).contains(2);
        assertThat(registry.history(MODEL)).hasSize(2);
    }

    @Test
    void refusesToPromoteWhatIsNotThere_orWithoutAReason() throws IOException {
        register("one");

        assertThatThrownBy(() -> registry.promote(MODEL, 9, "champion", "ada", "why not"))
                .hasMessageContaining("models:/kettle-spills/9");
        assertThatThrownBy(() -> registry.promote(MODEL, 1, "champion", "ada", " "))
                .hasMessageContaining("who asks and why");
        assertThatThrownBy(() -> registry.promote(MODEL, 1, "Champion!", "ada", "x"))
                .hasMessageContaining("Champion!");
    }

    @Test
    @Criterion("B3Cr7.roles")
    void servingReadsTheRegistry_andCannotWriteIt() throws IOException {
        ModelVersion first = register("one");
        registry.promote(MODEL, 1, "champion", "ada", "first");
        Registry serving = new Registry(database.as(RuntimeRole.SERVING), temp.resolve("registry"));
        Path staged = Bundles.stage(temp.resolve("staged"), "two");

        assertThat(serving.resolve(CHAMPION)).contains(first);
        assertThatThrownBy(() -> serving.register(staged)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> serving.promote(MODEL, 1, "challenger", "eve", "mine"))
                .hasMessageContaining("permission denied");
        assertThat(staged.resolve(Bundle.MANIFEST)).exists();
    }
}
