package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.Commits;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.features.PackedDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the history into the back office: {@code landing} as it is, {@code quarantine}, and {@code clean}, the log of events in its order. A rerun replaces
 * what is there by the same rows; a rerun on the same file with the same code does nothing.
 */
public final class HistoryLoad<E extends Event> {

    public static final String LANDING = "landing";
    public static final String QUARANTINE = "quarantine";

    static final String IN = "in";
    static final String CLEAN = "clean";
    static final String QUARANTINED = "quarantined";
    static final String DUPLICATES = "duplicates";
    static final String REPAIRED = "repaired";
    static final String EVENTS = "events";
    static final String RULE = "rule.";

    private static final String SOURCE_FACT = "chainon.source.sha256";
    private static final String CODE_FACT = "chainon.code";
    /** Version of the contract that judged every row of the snapshot. */
    static final String CONTRACT_FACT = "chainon.contract.version";
    /** Small enough that every core gets several pieces of a history of a few megabytes. */
    private static final String SPLIT_BYTES = "2097152";

    private static final Logger LOG = LoggerFactory.getLogger(HistoryLoad.class);

    private final UseCase<E> useCase;
    private final Backoffice backoffice;
    private final Steps steps;
    private List<PackedDelta> deltas = List.of();

    public HistoryLoad(UseCase<E> useCase, Backoffice backoffice, Steps steps) {
        this.useCase = useCase;
        this.backoffice = backoffice;
        this.steps = steps;
    }

    /**
     * @param code version of the code, from {@link CodeVersion}
     * @throws IllegalStateException if the file is not the data sheet's, or a row is lost; the tables are as before then
     */
    public HistoryCounts load(SourceFile file, String code) throws IOException {
        file.verify();
        SourceFile source = new SourceRowsInTime(backoffice.spark(), file).sized();
        Optional<HistoryCounts> done = done(source, code);
        if (done.isPresent()) {
            LOG.info("history is loaded already: source={} code={}", source.identity(), code);
            return done.get();
        }
        Map<String, String> marker = Map.of(
                SOURCE_FACT,
                source.identity(),
                CODE_FACT,
                code,
                CONTRACT_FACT,
                useCase.contract().version());
        Dataset<Row> rows = new SourceRowsInTime(backoffice.spark(), source).rows();
        ExecutorService beside = Executors.newSingleThreadExecutor(task -> new Thread(task, "parts"));
        try {
            // Looking at some of the file's rows takes a second in which the landing is mostly planned, not run.
            CompletableFuture<Parts> parts =
                    CompletableFuture.supplyAsync(() -> new Cases<>(backoffice, useCase, rows).parts(), beside);
            long landed = steps.time(LANDING, () -> land(rows));
            return steps.time(CLEAN, () -> purify(landed, parts.join(), marker));
        } finally {
            beside.shutdownNow();
        }
    }

    /** What each day's labels add to the aggregates, counted while the log was written; nothing if it was written before. */
    public List<PackedDelta> deltas() {
        return deltas;
    }

    private Optional<HistoryCounts> done(SourceFile source, String code) {
        if (!backoffice.exists(CleanTable.NAME)) {
            return Optional.empty();
        }
        return Optional.ofNullable(backoffice.table(CleanTable.NAME).currentSnapshot())
                .map(Snapshot::summary)
                .filter(facts -> source.identity().equals(facts.get(SOURCE_FACT)) && code.equals(facts.get(CODE_FACT)))
                .map(HistoryCounts::of);
    }

    private long land(Dataset<Row> rows) {
        writeAsIs(rows, backoffice.sqlName(LANDING));
        return backoffice.rows(LANDING);
    }

    /** Replaces a table by rows as they are. */
    public static void writeAsIs(Dataset<Row> rows, String table) {
        rows.writeTo(table)
                .using("iceberg")
                .tableProperty("write.parquet.compression-codec", "zstd")
                .tableProperty("write.parquet.compression-level", "1")
                .tableProperty("read.split.target-size", SPLIT_BYTES)
                .tableProperty("read.split.open-file-cost", "65536")
                .createOrReplace();
    }

    private HistoryCounts purify(long landed, Parts parts, Map<String, String> marker) {
        CleanTable<E> clean = new CleanTable<>(useCase.eventSchema());
        Table cleanTable = backoffice.table(CleanTable.NAME, clean.schema(), clean.spec(), clean.properties());
        Table quarantineTable =
                backoffice.table(QUARANTINE, quarantineSchema(), PartitionSpec.unpartitioned(), Map.of());
        Cases<E> cases = new Cases<>(backoffice, useCase, parts);
        List<Written> written = cases.sorted(functions.lit(true))
                .toJavaRDD()
                .mapPartitions(new WriteLog<>(
                        useCase,
                        cases.parts(),
                        SerializableTable.copyOf(cleanTable),
                        SerializableTable.copyOf(quarantineTable)))
                .collect();
        Tally tally = new Tally();
        List<DataFile> logFiles = new ArrayList<>();
        List<DataFile> refused = new ArrayList<>();
        List<PackedDelta> counted = new ArrayList<>();
        for (Written w : written) {
            tally.addAll(w.tally());
            logFiles.addAll(w.clean());
            refused.addAll(w.quarantine());
            counted.addAll(w.deltas());
        }
        HistoryCounts counts = counts(tally);
        counts.reconcile(landed);
        Map<String, String> facts = new TreeMap<>(counts.facts());
        facts.putAll(marker);
        Commits.replace(quarantineTable, refused, facts);
        Commits.replace(cleanTable, logFiles, facts);
        deltas = counted;
        return counts;
    }

    private static HistoryCounts counts(Tally tally) {
        Map<String, Long> rules = new TreeMap<>();
        tally.counts().forEach((name, n) -> {
            if (name.startsWith(RULE)) {
                rules.put(name.substring(RULE.length()), n);
            }
        });
        return new HistoryCounts(
                tally.of(IN),
                tally.of(CLEAN),
                tally.of(QUARANTINED),
                tally.of(DUPLICATES),
                tally.of(REPAIRED),
                rules,
                tally.of(EVENTS));
    }

    private static Schema quarantineSchema() {
        return new Schema(
                Types.NestedField.required(1, "rule", Types.StringType.get()),
                Types.NestedField.required(2, "reason", Types.StringType.get()),
                Types.NestedField.required(3, "source", Types.StringType.get()));
    }
}
