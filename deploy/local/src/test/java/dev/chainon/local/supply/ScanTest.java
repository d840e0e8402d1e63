package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private static Waiver waiver(String until) {
        return new Waiver(
                "CVE-2021-44228",
                "org.apache.logging.log4j:log4j-core",
                "An example: nothing here is ever logged by it.",
                "maintainer",
                until);
    }

    private static Scan scan(Waiver... waivers) {
        Scan scan = new Scan(Examples.bom(), List.of(waivers), TODAY);
        scan.take(Examples.log4shell());
        scan.take(Examples.log4shell());
        return scan;
    }

    @Test
    void findsTheVulnerableVersionOnce_withItsPathAndWhatMendsIt_andLeavesTheMendedOne() {
        assertThat(scan().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.component().version()).isEqualTo("2.14.1");
            assertThat(finding.path()).startsWith("example-app", "org.example:starter:1.0");
            assertThat(finding.fixed()).contains("2.15.0");
            assertThat(finding.advisory().severity()).isEqualTo("CRITICAL");
            assertThat(finding.fails()).isTrue();
        });
    }

    @Test
    void aWaiverHoldsToItsLastDay_andFailsFromTheNextOn() {
        assertThat(scan(waiver("2026-06-01")).findings().get(0).state()).isEqualTo(Finding.State.WAIVED);
        assertThat(scan(waiver("2026-05-31")).findings().get(0).state()).isEqualTo(Finding.State.EXPIRED);
        assertThat(scan(waiver("2026-05-31")).findings().get(0).fails()).isTrue();
        assertThat(scan(waiver("2026-05-31"), waiver("2026-07-01"))
                        .findings()
                        .get(0)
                        .fails())
                .isFalse();
    }

    @Test
    void aWaiverForAnotherLibraryCoversNothing_andIsNamedAsUnused() {
        Waiver other = new Waiver(
                "CVE-2021-44228",
                "org.example:other",
                "An example of a decision on something else.",
                "maintainer",
                "2027-01-01");
        assertThat(scan(other).findings().get(0).state()).isEqualTo(Finding.State.OPEN);
        assertThat(scan(other).unused()).containsExactly(other);
    }

    @Test
    void aWithdrawnAdvisoryCountsNoMore() {
        ObjectNode withdrawn = Examples.log4shell().deepCopy();
        Scan scan = new Scan(Examples.bom(), List.of(), TODAY);
        scan.take(withdrawn.put("withdrawn", "2022-01-01T00:00:00Z"));
        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void aWaiverNeedsReasonOwnerAndDay(@TempDir Path folder) throws IOException {
        String whole =
                "- {advisory: A, module: 'g:n', reason: 'long enough to be a reason', owner: role, until: '2026-01-01'}";
        Path file = folder.resolve("waivers.yaml");
        Files.writeString(file, whole);
        assertThat(Waiver.read(file)).hasSize(1);
        for (String wrong : List.of(
                whole.replace("long enough to be a reason", "because"),
                whole.replace("owner: role, ", ""),
                whole.replace("owner: role", "owner: ' '"),
                whole.replace("2026-01-01", "someday"),
                whole.replace("until", "till"))) {
            Files.writeString(file, wrong);
            assertThatThrownBy(() -> Waiver.read(file)).as(wrong).isInstanceOf(Failure.class);
        }
    }
}
