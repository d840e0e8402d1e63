package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.kpi.page.GrafanaDashboard;
import dev.chainon.monitoring.kpi.page.PrometheusRules;
import dev.chainon.monitoring.kpi.page.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed files say what the definitions say. With {@code -Dkpi.write=true} they are written instead. */
class WrittenFilesTest {

    private static final Path DEPLOY = Path.of(System.getProperty("chainon.root"), "deploy");
    private static final String WRITE = "mvn -Dquick -pl monitoring -am test -Dtest=WrittenFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dkpi.write=true";

    private final Definitions definitions = Definitions.packaged();

    @Test
    void rulesOfPrometheusAreTheDefinitions() throws IOException {
        agrees("prometheus/rules.yml", PrometheusRules.yaml(definitions));
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void ruleOfTheOperatorIsTheDefinitions() throws IOException {
        agrees("kubernetes/overlays/production/rules.yaml", PrometheusRules.manifest(definitions));
    }

    @Test
    void testsOfTheRulesAreTheDefinitions() throws IOException {
        agrees("prometheus/rules.test.yml", RuleTests.yaml(definitions, "rules.yml", RuleTests.Pace.SHORT));
        agrees("prometheus/rules.long.test.yml", RuleTests.yaml(definitions, "rules.yml", RuleTests.Pace.LONG));
    }

    @Test
    void dashboardsAreTheDefinitions() throws IOException {
        agrees("grafana/dashboards/chainon.fr.json", GrafanaDashboard.json(definitions, "fr"));
        agrees("grafana/dashboards/chainon.json", GrafanaDashboard.json(definitions, "en"));
    }

    private static void agrees(String file, String text) throws IOException {
        Path committed = DEPLOY.resolve(file);
        if (Boolean.getBoolean("kpi.write")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, text);
        }
        assertThat(committed).as("write it: " + WRITE).exists();
        assertThat(Files.readString(committed))
                .as(file + " is not what the definitions say; write it again: " + WRITE)
                .isEqualTo(text);
    }
}
