package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed files of cases as they stand, every rule beside every other. */
@Tag("campaign")
class PromtoolIT {

    @BeforeAll
    static void needsPromtool() {
        Promtool.needed();
    }

    @Test
    @Criterion(value = "B1Cr6.alert-rules", covers = "deploy/prometheus")
    void everyRuleFiresInItsCase_besideAllOthers() throws Exception {
        Path files = Path.of(System.getProperty("chainon.root"), "deploy", "prometheus");

        Promtool.Said said = Promtool.run(files, "test", "rules", "rules.test.yml", "rules.long.test.yml");

        assertThat(said.code()).as(said.text()).isZero();
    }
}
