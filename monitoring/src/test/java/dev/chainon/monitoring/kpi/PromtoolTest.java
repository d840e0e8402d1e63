package dev.chainon.monitoring.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.monitoring.kpi.page.PrometheusRules;
import dev.chainon.monitoring.kpi.page.RuleTests;
import dev.chainon.monitoring.query.Query;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules, and this process' own evaluation of queries, before Prometheus' checker. */
class PromtoolTest {

    private static final Path FILES = Path.of(System.getProperty("chainon.root"), "deploy", "prometheus");
    private static final Definitions DEFINITIONS = Definitions.packaged();
    /** How an entry begins in a file of rules, and in one of their cases. */
    private static final String RULE = "      - alert: ";

    private static final String CASE = "  - name: ";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsPromtool() {
        Promtool.needed();
    }

    @Test
    @Criterion(value = "B1Cr6.alert-rules", covers = "deploy/prometheus")
    void everyRuleIsARuleOfPrometheus() throws Exception {
        Promtool.Said said = Promtool.run(FILES, "check", "rules", "rules.yml");

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains(DEFINITIONS.alerts().size() + " rules found");
    }

    /** What the operator's object holds is read as a file of rules. */
    @Test
    @Criterion(value = "B1Cr6.alert-rules", covers = "deploy/kubernetes")
    void everyRuleOfTheOperatorIsOneToo() throws Exception {
        String manifest = Files.readString(FILES.resolveSibling("kubernetes/overlays/production/rules.yaml"));
        Files.writeString(
                folder.resolve("rules.yml"),
                manifest.substring(manifest.indexOf("  groups:")).stripIndent());

        Promtool.Said said = Promtool.run(folder, "check", "rules", "rules.yml");

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains(DEFINITIONS.alerts().size() + " rules found");
    }

    @Test
    void theConfigurationIsPrometheus_withItsRules() throws Exception {
        Promtool.Said said = Promtool.run(FILES, "check", "config", "prometheus.yml");

        assertThat(said.code()).as(said.text()).isZero();
    }

    /**
     * Each rule of the file alone, with its cases: promtool evaluates every rule of a file at every step of every case, and no rule reads another. All at once:
     * PromtoolIT.
     */
    @Test
    @Criterion(value = "B1Cr6.alert-rules", covers = "deploy/prometheus")
    void everyRuleFiresInItsCase_andIsSilentInTheOther() throws Exception {
        String rules = Files.readString(FILES.resolve("rules.yml"));
        List<String> command = new ArrayList<>(List.of("test", "rules"));
        int cases = 0;
        for (AlertRule rule : DEFINITIONS.alerts()) {
            String alone = rule.id() + ".yml";
            Files.writeString(folder.resolve(alone), only(rules, RULE, rule.id()));
            for (String file : List.of("rules.test.yml", "rules.long.test.yml")) {
                String own = only(Files.readString(FILES.resolve(file)), CASE, rule.id());
                int found = own.split(CASE, -1).length - 1;
                if (found > 0) {
                    Files.writeString(
                            folder.resolve(rule.id() + "." + file), own.replace("[rules.yml]", "[" + alone + "]"));
                    command.add(rule.id() + "." + file);
                    cases += found;
                }
            }
        }

        Promtool.Said said = Promtool.run(folder, command.toArray(String[]::new));

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(cases).isEqualTo(2 * DEFINITIONS.alerts().size());
    }

    @Test
    void aRuleThatWouldNotFireIsFound() throws Exception {
        Files.writeString(
                folder.resolve("rules.yml"),
                PrometheusRules.yaml(DEFINITIONS)
                        .replace(
                                "max(chainon_projector_lag_records) > 10000",
                                "max(chainon_projector_lag_records) > 99999"));
        Files.writeString(
                folder.resolve("rules.test.yml"),
                only(RuleTests.yaml(DEFINITIONS, "rules.yml", RuleTests.Pace.SHORT), CASE, "ProjectorBehind"));

        Promtool.Said said = Promtool.run(folder, "test", "rules", "rules.test.yml");

        assertThat(said.code()).isNotZero();
        assertThat(said.text()).contains("ProjectorBehind");
    }

    /** What belongs to no entry, and the entries of one alert. */
    private static String only(String text, String start, String alert) {
        return Stream.of(text.split("(?m)^(?=" + start + ")"))
                .filter(part -> !part.startsWith(start)
                        || part.substring(start.length()).split("\\s", 2)[0].equals(alert))
                .collect(Collectors.joining());
    }

    /** On the series of every alert: the indicators that it watches, and at an odd time, so that a window's ends lie between points. */
    @Test
    @Criterion("B1Cr6.alert-rules")
    void thisProcessAndPrometheusAgreeOnEveryIndicator() throws IOException, InterruptedException {
        StringBuilder yaml = new StringBuilder("evaluation_interval: 1m\ntests:\n");
        int compared = 0;
        for (Indicator indicator : DEFINITIONS.indicators()) {
            for (String alert : indicator.alerts()) {
                AlertRule rule = DEFINITIONS.alert(alert);
                if (!alert.endsWith("BurnsSlowly") && !alert.endsWith("BurnsSteadily")) {
                    compared += compare(yaml, indicator, rule.fires());
                    compared += compare(yaml, indicator, rule.silent());
                }
            }
        }
        Files.writeString(folder.resolve("agree.test.yml"), yaml);

        Promtool.Said said = Promtool.run(folder, "test", "rules", "agree.test.yml");

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(compared).isGreaterThan(DEFINITIONS.indicators().size());
    }

    /** 1 if this process found a number. */
    private static int compare(StringBuilder yaml, Indicator indicator, AlertRule.Case given) {
        long minute = given.at().toMinutes() - 1;
        Example example = new Example(given.series(), DEFINITIONS.series());
        OptionalDouble found = Query.of(indicator.query()).at(example.at(minute).plusSeconds(17));
        if (found.isEmpty() || Double.isNaN(found.getAsDouble())) {
            return 0;
        }
        yaml.append("  - interval: 1m\n    input_series:\n");
        RuleTests.series(yaml, given.series());
        double tolerance = 1e-9 * Math.max(1, Math.abs(found.getAsDouble()));
        String expression = "(" + indicator.query() + ") - " + found.getAsDouble() + " < bool " + tolerance + " and ("
                + indicator.query() + ") - " + found.getAsDouble() + " > " + -tolerance;
        yaml.append("    promql_expr_test:\n      - expr: ")
                .append(Json.encode(expression))
                .append("\n        eval_time: ")
                .append(minute)
                .append("m17s\n        exp_samples: [{labels: \"{}\", value: 1}]\n");
        return 1;
    }
}
