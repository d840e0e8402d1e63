package dev.chainon.console.page;

import dev.chainon.console.source.LiveValues;
import dev.chainon.console.source.LiveValues.LiveValue;
import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.BlockReport;
import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.view.CodeLinks;
import dev.chainon.evidence.report.view.HtmlView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the template of the jury's page fills in, in one language. */
final class JuryLines {

    private final EvidenceReport report;
    private final HtmlView view;
    private final CodeLinks links;
    private final Map<String, LiveValue> live;
    private final Words words;

    JuryLines(EvidenceReport report, HtmlView view, CodeLinks links, LiveValues live, Words words) {
        this.report = report;
        this.view = view;
        this.links = links;
        this.live = live.now(words.language().code()).stream()
                .collect(Collectors.toMap(LiveValue::id, Function.identity(), (a, b) -> b));
        this.words = words;
    }

    /** Each live value as people write it, and when it was asked. */
    static Map<String, List<String>> values(LiveValues live, Words words) {
        return live.now(words.language().code()).stream()
                .collect(Collectors.toMap(
                        LiveValue::id, value -> List.of(amount(value, words), words.instant(value.at())), (a, b) -> b));
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        List<Map<String, Object>> tally = new ArrayList<>();
        for (State state : State.values()) {
            if (report.criteriaCount(state) > 0) {
                tally.add(0, Map.of("state", state(state), "count", report.criteriaCount(state)));
            }
        }
        model.put("tally", tally);
        model.put(
                "faults",
                report.faults().stream()
                        .map(f -> in(f.what()) + " " + f.where())
                        .toList());
        model.put("made", words.instant(report.made()));
        model.put("commit", report.commit());
        model.put("desk", view.desk(report, language()));
        model.put("blocks", report.blocks().stream().map(this::block).toList());
        return model;
    }

    private Map<String, Object> block(BlockReport block) {
        return Map.of(
                "id",
                block.block().id(),
                "title",
                in(block.block().title()),
                "points",
                block.block().points(),
                "shown",
                block.points(State.SHOWN),
                "criteria",
                block.criteria().stream().map(this::criterion).toList());
    }

    private Map<String, Object> criterion(CriterionReport criterion) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", criterion.criterion().id());
        row.put("text", in(criterion.criterion().words()));
        row.put("points", criterion.criterion().points());
        row.put("minutes", criterion.criterion().minutes());
        row.put("clauses", criterion.clauses().size());
        row.put("shown", criterion.count(State.SHOWN));
        row.put("state", state(criterion.state()));
        row.put(
                "has",
                Stream.of(State.values())
                        .filter(s -> criterion.count(s) > 0)
                        .map(State::key)
                        .toList());
        row.put("body", view.body(report, criterion, language(), links));
        row.put("grade", view.grade(report, criterion, language()));
        row.put("live", live(criterion));
        return row;
    }

    private List<Map<String, Object>> live(CriterionReport criterion) {
        return criterion.criterion().live().stream()
                .map(id -> Optional.ofNullable(live.get(id)))
                .flatMap(Optional::stream)
                .map(value -> Map.<String, Object>of(
                        "id", value.id(),
                        "name", words.set(value.name()),
                        "value", amount(value, words),
                        "query", value.query(),
                        "at", words.instant(value.at())))
                .toList();
    }

    private static String amount(LiveValue value, Words words) {
        return value.value().isPresent()
                ? Amount.text(value.value().getAsDouble(), value.unit(), words)
                : words.text("jury.live.none");
    }

    private Map<String, String> state(State state) {
        return Map.of("key", state.key(), "sign", state.sign(), "text", in(state.words()));
    }

    private String in(dev.chainon.evidence.report.catalogue.Words both) {
        return words.set(Objects.requireNonNull(both.in(language())));
    }

    private Language language() {
        return words.language() == dev.chainon.console.text.Language.FR ? Language.FR : Language.EN;
    }
}
