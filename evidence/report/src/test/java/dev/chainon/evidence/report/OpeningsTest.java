package dev.chainon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.ledger.Ending;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.source.OpeningEntry;
import dev.chainon.evidence.report.view.ConsoleView;
import dev.chainon.evidence.report.view.HtmlView;
import dev.chainon.evidence.report.view.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of the openings of the sealed period, as processes write it and as the evidence reads it. */
class OpeningsTest {

    private static final Instant LATER = Instant.parse("2026-02-03T05:00:00Z");

    @TempDir
    Path root;

    private ScratchRepository repository;
    private Openings openings;

    @BeforeEach
    void emptyLedger() throws IOException {
        repository = ScratchRepository.in(root);
        openings = Openings.of(root);
    }

    private Path file() {
        return root.resolve(Openings.PLACE);
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void keepsBothEntriesOfAnOpening_andOfOneThatWasCutOffTheFirst() throws IOException {
        assertThat(openings.open(Opener.opening("ada"))).isEqualTo(1);
        openings.end(new Ending(1, LATER, "", new TreeMap<>(Map.of("final.auc", 0.8125, "final.logloss", 0.25))));
        assertThat(openings.open(Opener.opening("ben"))).isEqualTo(2);

        List<OpeningEntry> told = repository.read().openings();

        assertThat(told).hasSize(2);
        assertThat(told.get(0).judged()).isTrue();
        assertThat(told.get(0).figure("final.auc")).isEqualTo(0.8125);
        assertThat(told.get(0).why()).isEqualTo("the \"last\" word");
        assertThat(told.get(1).who()).isEqualTo("ben");
        assertThat(told.get(1).judged()).isFalse();
        assertThat(told.get(1).end()).isEmpty();
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void anEditedDeletedOrMovedLineIsAFault_andTakesNoFurtherLine() throws IOException {
        openings.open(Opener.opening("ada"));
        openings.end(new Ending(1, LATER, "", new TreeMap<>(Map.of("final.auc", 0.8125))));
        openings.open(Opener.opening("ben"));
        List<String> lines = Files.readAllLines(file());
        assertThat(repository.read().faults()).isEmpty();

        List<List<String>> plants = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(line);
            plants.add(without);
        }
        plants.add(lines.stream().map(line -> line.replace("0.8125", "0.9125")).toList());
        plants.add(lines.stream().map(line -> line.replace("ada", "eve")).toList());
        List<String> moved = new ArrayList<>(lines);
        Collections.swap(moved, 1, 2);
        plants.add(moved);
        plants.add(lines.subList(0, 2));

        for (List<String> plant : plants) {
            Files.write(file(), plant);
            EvidenceReport report = repository.read();
            assertThat(report.sound()).as(plant.toString()).isFalse();
            assertThat(report.faults().get(0).what().en()).contains("git checkout evidence/openings.jsonl");
            assertThatThrownBy(() -> openings.open(Opener.opening("eve")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is at fault")
                    .hasMessageContaining("git checkout evidence/openings.jsonl");
            assertThat(Files.readAllLines(file())).isEqualTo(plant);
        }
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void aLedgerThatIsGoneIsAFault_andTakesNoLine() throws IOException {
        Files.delete(file());

        assertThat(repository.read().faults().get(0).what().en()).contains("it is missing");
        assertThatThrownBy(() -> openings.open(Opener.opening("ada"))).hasMessageContaining("it is missing");
        assertThat(file()).doesNotExist();
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void aLedgerThatWasEmptiedAndChainedAnewIsFound_byTheCommit() throws Exception {
        openings.open(Opener.opening("ada"));
        git("init", "-q");
        git("add", Openings.PLACE.toString());
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "opened");
        openings.open(Opener.opening("ben"));
        assertThat(repository.read().faults()).isEmpty();

        Files.writeString(file(), Seal.seal(List.of()));

        assertThat(repository.read().faults().get(0).what().en()).contains("are gone or changed");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void processesThatOpenAtOnceAreAllWritten_oneAfterTheOther() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (String who : List.of("ada", "ben", "cleo")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Opener.class.getName(),
                            file().toString(),
                            who,
                            "20")
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }

        List<OpeningEntry> told = repository.read().openings();
        assertThat(repository.read().faults()).isEmpty();
        assertThat(told).extracting(OpeningEntry::number).hasSize(60).isSorted().doesNotHaveDuplicates();
        assertThat(told).extracting(OpeningEntry::who).containsOnly("ada", "ben", "cleo");
    }

    @Test
    void endsNoOpeningThatThereIsNot() {
        assertThatThrownBy(() -> openings.end(new Ending(1, LATER, "", new TreeMap<>())))
                .hasMessageContaining("no opening 1");
    }

    @Test
    @Criterion("B2Cr1.sealed-test")
    void thePagesTellEachOpening_orThatThereWasNone() throws IOException {
        assertThat(new HtmlView().render(repository.read()))
                .contains("Sealed period: never opened.", "Période scellée\u00a0: jamais ouverte.");
        assertThat(new ConsoleView(Language.EN, false).render(repository.read()))
                .contains("never opened");

        openings.open(Opener.opening("ada"));
        openings.end(new Ending(
                1,
                LATER,
                "",
                new TreeMap<>(Map.of(
                        "final.auc", 0.8125, "final.auc.low", 0.75, "final.auc.high", 0.875, "final.logloss", 0.25))));
        openings.open(Opener.opening("ben"));
        EvidenceReport report = repository.read();

        assertThat(new HtmlView().render(report))
                .contains(
                        "Opening 1:", "models:/kettle-spills/2", "“the &quot;last&quot; word”", "0.8125", "Opening 2:")
                .contains("cut off, or under way", "Ouverture 2\u00a0:");
        assertThat(new ConsoleView(Language.EN, false).render(report))
                .contains("openings: 2, the last on 3 February 2026");
        assertThat(new JsonView().render(report)).contains("\"evidence.openings\" : 2", "\"final.auc\" : 0.8125");
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process process =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
