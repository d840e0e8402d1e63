package dev.chainon.console.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.chainon.console.source.Explorer.Range;
import dev.chainon.console.source.Explorer.Reply;
import dev.chainon.console.text.Language;
import dev.chainon.console.text.Words;
import dev.chainon.core.features.Reason;
import dev.chainon.evidence.record.Criterion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The alternatives, asked of a model that adds: two reasons sway, a third stays, an hour later is a tenth less. */
class WhatIfTest {

    private static final List<Reason> REASONS = List.of(
            new Reason("heat", List.of("heat", "watts"), List.of("heat")),
            new Reason("noise", List.of("noise"), List.of("noise")),
            new Reason("day", List.of("monday"), List.of()));
    private static final Map<String, Double> NOW = Map.of("heat", .3, "watts", 7.0, "noise", .2, "monday", .05);

    private final ExplorerShelf explorer = new ExplorerShelf();
    private final Words words = new Words(Language.EN, (key, language) -> Optional.empty());
    private final Map<String, Object> model = new HashMap<>();
    private final Asked asked = Asked.of(
            Map.of("origin", "ATL"),
            new JsonObject().put("minute", 16_500_000L).put("facts", new JsonObject().put("local", "12:00")));

    @BeforeEach
    void answer() {
        explorer.ranges.putAll(Map.of("heat", new Range(.05, .1, .6), "noise", new Range(.1, .1, .3)));
        explorer.answers.put(
                "/predict", body -> new Reply(200, risks((List<?>) body).encode()));
    }

    private static JsonArray risks(List<?> instances) {
        JsonArray answers = new JsonArray();
        for (Object each : instances) {
            Map<?, ?> instance = (Map<?, ?>) each;
            Map<?, ?> given = instance.get("features") instanceof Map<?, ?> features ? features : Map.of();
            double risk = .05 + part(given, "heat") + part(given, "noise");
            answers.add(new JsonObject()
                    .put("probability", "2001-05-16T13:00".equals(instance.get("departure")) ? risk - .1 : risk));
        }
        return answers;
    }

    private static double part(Map<?, ?> given, String name) {
        return given.get(name) instanceof Double value ? value : NOW.get(name);
    }

    private void ask(double threshold) {
        new WhatIf(explorer, REASONS, threshold)
                .fill(
                        asked,
                        new JsonObject().put("probability", .55).put("features", new JsonObject(new HashMap<>(NOW))),
                        model,
                        words);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(String key) {
        return (List<Map<String, Object>>) model.get(key);
    }

    @Test
    @Criterion("B4Cr1.pages")
    void offersOtherTimes_andSwaysOnlyWhatSways_withinTheLastDay() {
        ask(.35);

        assertThat(rows("choices")).hasSize(6);
        assertThat(rows("choices")).filteredOn("name", "1 h later").first().satisfies(row -> assertThat(row)
                .containsEntry("risk", "45%")
                .containsEntry("points", "\u221210.0\u00a0pt")
                .containsEntry("passes", false));
        assertThat(rows("calm"))
                .extracting("name", "risk", "passes")
                .containsExactly(tuple("heat", "30%", true), tuple("noise", "45%", false));
        assertThat(rows("bad")).extracting("risk").containsExactly("85%", "65%");
        assertThat(explorer.sent.toString()).doesNotContain("watts", "monday");
    }

    @Test
    @Criterion("B4Cr1.pages")
    void findsTheFewestReasonsThatPassTheThreshold() {
        ask(.35);
        assertThat(model.get("togetherNames")).isEqualTo(List.of("heat"));

        ask(.25);
        assertThat(model.get("togetherNames")).isEqualTo(List.of("heat", "noise"));
        assertThat(model).doesNotContainKey("never");
    }

    @Test
    void looksUpwards_whereTheRiskLiesBelowTheThreshold() {
        ask(.8);

        assertThat(model).containsEntry("warned", false);
        assertThat(model.get("togetherNames")).isEqualTo(List.of("heat"));
    }

    @Test
    void saysSo_whereNothingWouldPassTheThreshold() {
        ask(.1);

        assertThat(model).doesNotContainKey("together").containsKey("never");
    }

    @Test
    void offersOtherTimesOnly_whileNoDayWasSeen() {
        explorer.ranges.clear();
        ask(.35);

        assertThat(rows("choices")).hasSize(6);
        assertThat(model).doesNotContainKeys("calm", "bad", "together", "never");
    }
}
