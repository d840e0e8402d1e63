package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Commit;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.report.catalogue.Block;
import dev.chainon.evidence.report.catalogue.Catalogue;
import dev.chainon.evidence.report.catalogue.Criterion;
import dev.chainon.evidence.report.source.Artefacts;
import dev.chainon.evidence.report.source.Attestations;
import dev.chainon.evidence.report.source.Declarations;
import dev.chainon.evidence.report.source.Fault;
import dev.chainon.evidence.report.source.Found;
import dev.chainon.evidence.report.source.OpeningEntry;
import dev.chainon.evidence.report.source.OpeningFile;
import dev.chainon.evidence.report.source.RecordFiles;
import dev.chainon.evidence.report.source.Results;
import dev.chainon.evidence.report.source.TestRecord;
import dev.chainon.evidence.report.source.TestSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a repository and says what is shown. Every read looks at the files again. */
public final class EvidenceReader {

    private final Path root;
    private final Path state;
    private final Catalogue catalogue;
    private final Clock clock;

    public EvidenceReader(Path root) {
        this(root, root.resolve(".chainon"));
    }

    /** @param state the folder that the commands keep their reports in */
    public EvidenceReader(Path root, Path state) {
        this(root, state, Catalogue.shipped(), Clock.systemUTC());
    }

    EvidenceReader(Path root, Path state, Catalogue catalogue, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.state = state.toAbsolutePath().normalize();
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public EvidenceReport read() throws IOException {
        Optional<Reactor> reactor =
                Files.exists(root.resolve("pom.xml")) ? Optional.of(Reactor.read(root)) : Optional.empty();
        List<String> modules = reactor.map(Reactor::modules).orElse(List.of());
        List<Fault> faults = new ArrayList<>();
        Material material = new Material(
                newest(taken(new RecordFiles(root, modules).read(), faults)),
                new TestSources(root, modules).read(),
                taken(new Results(root, state).read(), faults),
                taken(new Attestations(root).read(), faults),
                taken(new Declarations(root).read(), faults),
                reactor.map(EvidenceReader::hashes).orElse((module, documents) -> Optional.empty()));
        List<OpeningEntry> openings = reactor.isPresent() ? taken(new OpeningFile(root).read(), faults) : List.of();
        faults.addAll(new Strangers(catalogue, material).faults());
        Judge judge = new Judge(material, new Artefacts(root, state));
        List<BlockReport> blocks =
                catalogue.blocks().stream().map(block -> block(block, judge)).toList();
        return new EvidenceReport(clock.instant(), Commit.of(root), blocks, catalogue.thesis(), openings, faults);
    }

    private static BlockReport block(Block block, Judge judge) {
        return new BlockReport(
                block, block.criteria().stream().map(c -> criterion(c, judge)).toList());
    }

    private static CriterionReport criterion(Criterion criterion, Judge judge) {
        return new CriterionReport(
                criterion, criterion.clauses().stream().map(judge::judge).toList());
    }

    private static <T> List<T> taken(Found<T> found, List<Fault> faults) {
        faults.addAll(found.faults());
        return found.items();
    }

    /** Of one test recorded in several places the newest record counts. */
    private static List<TestRecord> newest(List<TestRecord> records) {
        Map<String, TestRecord> newest = new LinkedHashMap<>();
        for (TestRecord each : records) {
            newest.merge(
                    each.key(),
                    each,
                    (a, b) -> a.proof().started().isAfter(b.proof().started()) ? a : b);
        }
        return List.copyOf(newest.values());
    }

    private static BiFunction<String, List<String>, Optional<String>> hashes(Reactor reactor) {
        CodeHash hash = new CodeHash(reactor);
        return (module, documents) -> reactor.modules().contains(module)
                        && documents.stream().map(reactor.root()::resolve).allMatch(Files::exists)
                ? Optional.of(hashed(hash, module, documents))
                : Optional.empty();
    }

    private static String hashed(CodeHash hash, String module, List<String> documents) {
        try {
            return hash.of(module, documents);
        } catch (IOException e) {
            throw new UncheckedIOException("The sources of " + module + " are not readable: " + e.getMessage(), e);
        }
    }
}
