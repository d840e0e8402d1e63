package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.EltBench;
import dev.chainon.ingestion.history.Enriched;
import dev.chainon.ingestion.history.HistoryLoad;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichedIT {

    /** Three kettles; the nine times 24 hours begin at noon and touch ten days. */
    private static final int DAYS = 3 * (KettleRows.DAYS + 1);

    @TempDir
    Path folder;

    @Test
    @Criterion("B3Cr2.etl-elt")
    void transformedBeforeTheStoreOrInsideIt_theRowsAreTheSame() throws IOException {
        Backoffice backoffice = Platform.backoffice("enriched");
        Dataset<Row> source = backoffice
                .spark()
                .read()
                .parquet(KettleRows.file(backoffice.spark(), folder, 1).toString());
        HistoryLoad.writeAsIs(source, backoffice.sqlName(HistoryLoad.LANDING));
        Enriched<?> enriched = new Enriched<>(new Kettles(), backoffice);

        List<String> before = text(enriched.before(source));

        assertThat(before).isEqualTo(text(enriched.inside(backoffice.sqlName(HistoryLoad.LANDING))));
        assertThat(before).hasSize(DAYS);
        assertThat(enriched.before(source).selectExpr("sum(times)").first().getLong(0))
                .isEqualTo(KettleRows.ROWS);
    }

    @Test
    void measuresBothInTheSameRun_andLeavesNothing() throws IOException {
        Backoffice backoffice = Platform.backoffice("measured");
        Path file = KettleRows.file(backoffice.spark(), folder, 1);

        assertThat(new EltBench<>(new Kettles(), backoffice, steps()).run(file.toString()))
                .containsOnlyKeys(
                        "elt.ratio", "elt.rows", "elt.seconds", "elt.seconds.landing", "elt.seconds.sql", "etl.seconds")
                .containsEntry("elt.rows", (double) DAYS);

        assertThat(backoffice.tables()).isEmpty();
        assertThat(backoffice.scratch().tables()).isEmpty();
    }

    @Test
    void theStoreItselfIsNotForMeasuring() {
        assertThatThrownBy(() -> Platform.backoffice("kept").drop("anything")).hasMessageContaining("append-only");
    }

    private static List<String> text(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    private static Steps steps() {
        return new Steps(new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8)));
    }
}
