package dev.chainon.console.page;

import dev.chainon.console.source.Proofs;
import dev.chainon.console.text.Language;
import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.BlockReport;
import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.view.HtmlView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The 36 criteria by block with the state of their proofs; the full page with every clause, test and figure is one click away. */
final class JuryPage implements Page {

    private final Proofs proofs;
    private final HtmlView full;

    JuryPage(Proofs proofs) {
        this.proofs = proofs;
        try {
            this.full = new HtmlView();
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the full page", e);
        }
    }

    @Override
    public String name() {
        return "jury";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Map<String, Object> model = new HashMap<>();
        proofs.report().ifPresent(report -> fill(model, report, words));
        return model;
    }

    /** The whole report as a page that stands alone; empty if there is none. */
    Optional<String> full() {
        return proofs.report().map(full::render);
    }

    private static void fill(Map<String, Object> model, EvidenceReport report, Words words) {
        List<Map<String, Object>> tally = new ArrayList<>();
        for (State state : State.values()) {
            if (report.criteriaCount(state) > 0) {
                tally.add(0, Map.of("state", state(state, words), "count", report.criteriaCount(state)));
            }
        }
        model.put("tally", tally);
        model.put("faults", report.faults().size());
        model.put(
                "blocks",
                report.blocks().stream().map(block -> block(block, words)).toList());
    }

    private static Map<String, Object> block(BlockReport block, Words words) {
        return Map.of(
                "title", in(block.block().title(), words),
                "points", block.block().points(),
                "shown", block.points(State.SHOWN),
                "criteria",
                        block.criteria().stream()
                                .map(criterion -> criterion(criterion, words))
                                .toList());
    }

    private static Map<String, Object> criterion(CriterionReport report, Words words) {
        return Map.of(
                "id", report.criterion().id(),
                "text", in(report.criterion().words(), words),
                "points", report.criterion().points(),
                "clauses", report.clauses().size(),
                "shown", report.count(State.SHOWN),
                "state", state(report.state(), words));
    }

    private static Map<String, String> state(State state, Words words) {
        return Map.of("key", state.key(), "sign", state.sign(), "text", in(state.words(), words));
    }

    private static String in(dev.chainon.evidence.report.catalogue.Words both, Words words) {
        return words.set(words.language() == Language.FR ? both.fr() : both.en());
    }
}
