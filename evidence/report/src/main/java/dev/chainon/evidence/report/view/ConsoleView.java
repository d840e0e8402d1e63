package dev.chainon.evidence.report.view;

import dev.chainon.evidence.report.BlockReport;
import dev.chainon.evidence.report.ClauseReport;
import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.TestReport;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.catalogue.Words;
import dev.chainon.evidence.report.source.OpeningEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The report as text: aligned, at most 100 columns wide, in colour only where asked for. */
public final class ConsoleView {

    static final int WIDTH = 100;
    private static final int TITLE = 62;

    private final Language language;
    private final boolean colour;

    public ConsoleView(Language language, boolean colour) {
        this.language = language;
        this.colour = colour;
    }

    /** Every criterion on a line, what is refuted or stale below it, then what is wrong with the evidence, then the sums. */
    public String render(EvidenceReport report) {
        List<String> lines = new ArrayList<>();
        report.blocks().forEach(block -> block(block, lines));
        if (!report.faults().isEmpty()) {
            lines.add(say("Anomalies du registre des preuves", "Faults of the evidence"));
            report.faults()
                    .forEach(fault -> lines.addAll(Wrap.lines(
                            "  ! " + fault.where() + colon() + fault.what().in(language), 4)));
            lines.add("");
        }
        lines.add(sealed(report.openings()));
        lines.add(sums(report));
        return String.join("\n", lines) + "\n";
    }

    /** One criterion or clause with its tests and reasons. */
    public String render(CriterionReport criterion) {
        List<String> lines = new ArrayList<>(List.of(row(criterion)));
        criterion.clauses().forEach(clause -> clause(clause, lines));
        return String.join("\n", lines) + "\n";
    }

    private void block(BlockReport block, List<String> lines) {
        lines.add(block.block().id() + "  " + block.block().title().in(language));
        lines.add("    " + say("points dont le critère est montré\u00a0: ", "points whose criterion is shown: ")
                + block.points(State.SHOWN) + say(" sur ", " of ")
                + block.block().points());
        for (CriterionReport criterion : block.criteria()) {
            lines.add(row(criterion));
            criterion.clauses().stream()
                    .filter(c -> c.state() == State.REFUTED || c.state() == State.STALE)
                    .forEach(c -> lines.addAll(brief(c)));
        }
        lines.add("");
    }

    private String row(CriterionReport criterion) {
        String id = String.format("%-8s", criterion.criterion().id());
        String title = fit(criterion.criterion().words().in(language));
        String count = String.format(
                "%2d/%-2d", criterion.count(State.SHOWN), criterion.clauses().size());
        return "  " + paint(criterion.state(), criterion.state().sign()) + " " + id
                + criterion.criterion().points() + "  " + title + " " + count + " "
                + paint(criterion.state(), criterion.state().words().in(language));
    }

    private List<String> brief(ClauseReport clause) {
        String text = "      " + clause.state().sign() + " " + clause.clause().id() + colon()
                + clause.reason().in(language);
        return Wrap.lines(text, 8).stream()
                .map(line -> paint(clause.state(), line))
                .toList();
    }

    private void clause(ClauseReport clause, List<String> lines) {
        String text = "    " + clause.state().sign() + " " + clause.clause().id() + colon()
                + clause.clause().words().in(language);
        Wrap.lines(text, 6).forEach(line -> lines.add(paint(clause.state(), line)));
        if (!clause.reason().en().isEmpty()) {
            lines.addAll(Wrap.lines("      " + clause.reason().in(language), 6));
        }
        clause.tests().forEach(test -> lines.addAll(test(test)));
        if (!clause.clause().show().isEmpty()) {
            lines.add("      " + prompt(clause) + clause.clause().show());
        }
    }

    private String prompt(ClauseReport clause) {
        return clause.clause().planned() ? say("commande à venir\u00a0: ", "command to come: ") : "$ ";
    }

    private List<String> test(TestReport test) {
        String reason = test.reason().isEmpty() ? "" : colon() + test.reason();
        return Wrap.lines(
                "      - " + test.shortName() + ", " + test.standing().words().in(language) + reason, 8);
    }

    private String sealed(List<OpeningEntry> openings) {
        if (openings.isEmpty()) {
            return say("Période scellée\u00a0: jamais ouverte", "Sealed period: never opened");
        }
        OpeningEntry last = openings.get(openings.size() - 1);
        return say("Période scellée\u00a0: ouvertures\u00a0: ", "Sealed period: openings: ")
                + openings.size()
                + say(", la dernière le ", ", the last on ")
                + new Format().when(last.at()).in(language);
    }

    private String sums(EvidenceReport report) {
        return Arrays.stream(State.values())
                .sorted((a, b) -> b.compareTo(a))
                .map(state -> paint(
                        state,
                        state.sign() + " " + report.count(state) + " "
                                + state.words().in(language)))
                .collect(Collectors.joining("   "));
    }

    private String colon() {
        return say("\u00a0: ", ": ");
    }

    private String say(String fr, String en) {
        return new Words(fr, en).in(language);
    }

    private static String fit(String title) {
        String cut =
                title.length() <= TITLE ? title : title.substring(0, TITLE - 1).stripTrailing() + "…";
        return String.format("%-" + TITLE + "s", cut);
    }

    private String paint(State state, String text) {
        if (!colour) {
            return text;
        }
        int code =
                switch (state) {
                    case SHOWN -> 32;
                    case REFUTED -> 31;
                    case STALE -> 33;
                    case ATTESTED -> 36;
                    case DECLARED -> 35;
                    case NOT_SHOWN -> 90;
                };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
