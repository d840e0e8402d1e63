package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.chips.advice.Absent;
import dev.chainon.chips.advice.Job;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Pages and advice of a result that is made up: two settings that were measured, two that are absent. */
class ChipsStudyTest {

    @TempDir
    Path folder;

    private static ObjectNode result() throws IOException {
        ObjectNode result = (ObjectNode) new ObjectMapper().readTree("""
                {'command':'./chainon bench chips','machine':'a machine','started':'2026-01-02T03:04:05Z','seconds':200.5,'figures':{'x':1},
                 'details':{'processor':'A Processor','cores':2,'energyAbsent':'/sys/class/powercap is not there','rows':1000,'judged':500,
                  'rounds':3,'tours':2,'setRows':2000000,
                  'training':[
                   {'id':'flat.generic.1','chip':'cpu','what':'flat','library':'generic','loaded':'linux','threads':1,'figures':{
                    'rows.per.second':100000,'rows.per.second.worst':90000,'start.seconds':2,'auc':0.88,'auc.change':0,'maxdiff':0,
                    'transfer.to.bytes.per.second':4000000000,'transfer.from.bytes.per.second':5000000000,'transfer.to.row.seconds':0.000001,
                    'transfer.one.row.us':1.5}},
                   {'id':'flat.generic.2','chip':'cpu','what':'flat','library':'generic','loaded':'linux','threads':2,'figures':{
                    'rows.per.second':180000,'rows.per.second.worst':170000,'start.seconds':2.1,'auc':0.88,'auc.change':0,'maxdiff':0,
                    'transfer.to.bytes.per.second':4000000000,'transfer.from.bytes.per.second':5000000000,'transfer.to.row.seconds':0.000001,
                    'transfer.one.row.us':1.5}},
                   {'id':'graph.cuda.1','chip':'gpu','what':'graph','library':'cuda','threads':1,'absent':'UnsatisfiedLinkError: libcuda.so.1'}],
                  'serving':[
                   {'id':'serve.cpu.1','chip':'cpu','what':'serve','library':'cpu','threads':1,'figures':{'start.seconds':0.5,'auc':0.88,
                    'auc.change':0,'maxdiff':0,
                    'batch.1.mean.us':20,'batch.1.p50.us':19,'batch.1.p99.us':40,'batch.1.transfer.us':0.1,'batch.1.rows.per.second':50000,
                    'batch.256.mean.us':2000,'batch.256.p50.us':1900,'batch.256.p99.us':2500,'batch.256.transfer.us':5,
                    'batch.256.rows.per.second':128000}},
                   {'id':'serve.qnn.1','chip':'npu','what':'serve','library':'qnn','threads':1,
                    'absent':'OrtException: QNN execution provider is not supported in this build.'}]}}
                """.replace('\'', '"'));
        new Examples(Measures.of(result.path("details"))).tell((ObjectNode) result.path("details"));
        return result;
    }

    @Test
    @Criterion("B2Cr5.gain-loss")
    void thePageShowsGainAndLossOfEachSetting_besideTheFirst() throws IOException {
        Map<String, String> pages = new ChipsStudy().pages().orElseThrow().of(result());

        assertThat(pages.get("chips.md"))
                .contains(
                        "| `flat.generic.2` | cpu | the loop on flat arrays | 2 | linux | 180,000 (170,000) | ×1.80 | 2.10 |")
                .contains("| `serve.cpu.1` | cpu | 1 | 0.50 | 19.00 | 40.00 | 128,000 | ×1.00 |")
                .contains("| `flat.generic.1` | 4,000 | 5,000 | 1.50 | 10.0 % |");
        assertThat(pages.get("chips.fr.md"))
                .contains("180\u202f000 (170\u202f000) | ×1,80")
                .doesNotContain(" ;", " :", " ?", "« ", " %");
        assertThat(pages).containsKeys("chips-training.fr.svg", "chips-serving.en.svg");
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void thePageSaysWordForWordWhyAChipIsAbsent_andShowsNoFigureOfIt() throws IOException {
        String page = new ChipsStudy().pages().orElseThrow().of(result()).get("chips.md");

        assertThat(page)
                .contains("| `graph.cuda.1` | gpu | `UnsatisfiedLinkError: libcuda.so.1` |")
                .contains(
                        "| `serve.qnn.1` | npu | `OrtException: QNN execution provider is not supported in this build.` |")
                .contains("**Not measured**: `/sys/class/powercap is not there`");
        assertThat(page.lines().filter(line -> line.contains("graph.cuda.1") || line.contains("serve.qnn.1")))
                .as("once each: no figure, no advice")
                .hasSize(2);
    }

    @Test
    @Criterion("B2Cr5.placement")
    void thePageShowsTheReasoningOfTheAdvice() throws IOException {
        String page = new ChipsStudy().pages().orElseThrow().of(result()).get("chips.md");

        assertThat(page)
                .contains("### 2,000,000 rows, 2 passes; 1,205 requests a second within 10 ms; at the same time")
                .contains("**Serve: `serve.cpu.1`. Train: `flat.generic.1`** on at most 1 core.")
                .contains("| `flat.generic.2` | 2 | 2.10 | 4.00 | 18.22 | 24.32 | no room |")
                .contains("| `flat.generic.1` | 1 | 2.00 | 4.00 | 36.00 | 42.00 | **here** |")
                .contains("### 2,000,000 rows, 2 passes; 200,000 requests a second within 100 ms")
                .contains("**Serve: nothing that was measured answers in time.")
                .contains("| 0 | `flat.generic.1` |", "| 22,500 | `flat.generic.2` |");
    }

    @Test
    @Criterion("B2Cr5.placement")
    void theCommandShowsEveryNumber_andNamesWhatWasNotMeasured() throws IOException {
        Measures measures = Measures.of(result().path("details"));
        assertThat(measures.absent()).extracting(Absent::id).containsExactly("graph.cuda.1", "serve.qnn.1");

        Path file = folder.resolve("chips.json");
        Files.writeString(file, result().toString());
        Path advice = folder.resolve("advice.json");
        int code = new CommandLine(new Advise())
                .execute(
                        "--rows",
                        "2000000",
                        "--requests-per-second",
                        "1205",
                        "--latency-ms",
                        "10",
                        "--measures",
                        file.toString(),
                        "--json",
                        advice.toString());

        assertThat(code).isZero();
        assertThat(new ObjectMapper().readTree(advice.toFile()).path("train").asText())
                .isEqualTo("flat.generic.1");
        String text = new AdviceText(measures.advisor().advise(new Job(2_000_000, 1, 1205, 0.01, 2, true)), measures)
                .toString();
        assertThat(text)
                .contains("Serve: serve.cpu.1", "Train: flat.generic.1", "2.00 + 2.00 + 18.00 = 22.00 s")
                .contains("graph.cuda.1             not measured: UnsatisfiedLinkError: libcuda.so.1")
                .contains("Break-even on 1 core(s)", "from 0 rows on: flat.generic.1");
    }

    @Test
    @Criterion("B2Cr5.placement")
    void theCommandEndsWith1_whereNothingThatWasMeasuredWillDo_andWith2_whereTheJobMakesNoSense() throws IOException {
        Path file = folder.resolve("chips.json");
        Files.writeString(file, result().toString());

        assertThat(advise(file, "1000", "0.001")).isEqualTo(1);
        assertThat(advise(file, "0", "1")).isEqualTo(2);
        assertThat(advise(folder.resolve("none.json"), "1000", "1")).isEqualTo(3);
    }

    private static int advise(Path measures, String rows, String latencyMs) {
        return new CommandLine(new Advise())
                .execute(
                        "--rows",
                        rows,
                        "--requests-per-second",
                        "10",
                        "--latency-ms",
                        latencyMs,
                        "--measures",
                        measures.toString());
    }

    @Test
    void aShorterMeasurementIsNotKept() {
        assertThat(new ChipsStudy().partial(Map.of("rows", "10"))).isTrue();
        assertThat(new ChipsStudy().partial(Map.of())).isFalse();
    }
}
