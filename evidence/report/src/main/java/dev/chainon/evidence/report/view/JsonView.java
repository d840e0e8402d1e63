package dev.chainon.evidence.report.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.report.BlockReport;
import dev.chainon.evidence.report.ClauseReport;
import dev.chainon.evidence.report.CriterionReport;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.FigureReport;
import dev.chainon.evidence.report.State;
import dev.chainon.evidence.report.TestReport;
import dev.chainon.evidence.report.source.OpeningEntry;

/** The report as one JSON object, in the form of every command's {@code --json}: stable identifiers, so that releases can be compared. */
public final class JsonView {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String render(EvidenceReport report) {
        ObjectNode out = JSON.createObjectNode();
        out.put("command", "evidence").put("ok", report.sound()).put("commit", report.commit());
        out.put("started", report.made().toString());
        ObjectNode figures = out.putObject("figures");
        for (State state : State.values()) {
            figures.put("evidence." + state.key(), report.count(state));
        }
        figures.put("evidence.faults", report.faults().size());
        figures.put("evidence.openings", report.openings().size());
        ArrayNode blocks = out.putArray("blocks");
        report.blocks().forEach(block -> block(block, blocks.addObject()));
        ArrayNode openings = out.putArray("openings");
        report.openings().forEach(opening -> opening(opening, openings.addObject()));
        ArrayNode faults = out.putArray("faults");
        report.faults().forEach(fault -> faults.addObject()
                .put("where", fault.where())
                .put("fr", fault.what().fr())
                .put("en", fault.what().en()));
        return out.toPrettyString();
    }

    private static void opening(OpeningEntry opening, ObjectNode out) {
        out.put("number", opening.number()).put("at", opening.at().toString());
        out.put("who", opening.who()).put("why", opening.why());
        out.put("model", opening.model()).put("bundle", opening.bundle()).put("network", opening.network());
        out.put("data", opening.data()).put("code", opening.code()).put("judged", opening.judged());
        opening.end().ifPresent(end -> {
            out.put("ended", end.at().toString()).put("failure", end.failure());
            ObjectNode figures = out.putObject("figures");
            end.figures().forEach(figures::put);
        });
    }

    private static void block(BlockReport block, ObjectNode out) {
        out.put("id", block.block().id()).put("points", block.block().points());
        ObjectNode points = out.putObject("pointsWhoseCriterionIs");
        for (State state : State.values()) {
            points.put(state.key(), block.points(state));
        }
        ArrayNode criteria = out.putArray("criteria");
        block.criteria().forEach(criterion -> criterion(criterion, criteria.addObject()));
    }

    private static void criterion(CriterionReport criterion, ObjectNode out) {
        out.put("id", criterion.criterion().id())
                .put("points", criterion.criterion().points());
        out.put("fr", criterion.criterion().fr())
                .put("en", criterion.criterion().en());
        out.put("state", criterion.state().key());
        ArrayNode clauses = out.putArray("clauses");
        criterion.clauses().forEach(clause -> clause(clause, clauses.addObject()));
    }

    private static void clause(ClauseReport clause, ObjectNode out) {
        out.put("id", clause.clause().id()).put("state", clause.state().key());
        out.put("fr", clause.clause().fr()).put("en", clause.clause().en());
        out.put("reasonFr", clause.reason().fr())
                .put("reasonEn", clause.reason().en());
        out.put("show", clause.clause().show()).put("planned", clause.clause().planned());
        ArrayNode tests = out.putArray("tests");
        clause.tests().forEach(test -> test(test, tests.addObject()));
        ArrayNode figures = out.putArray("figures");
        clause.figures().forEach(figure -> figure(figure, figures.addObject()));
        ArrayNode attested = out.putArray("attested");
        clause.attestations().forEach(a -> attested.addObject()
                .put("owner", a.owner())
                .put("machine", a.machine())
                .put("when", a.when().toString())
                .put("file", a.file()));
        ArrayNode declared = out.putArray("declared");
        clause.declarations().forEach(d -> declared.addObject()
                .put("person", d.person())
                .put("date", d.date().toString())
                .put("link", d.link()));
    }

    private static void test(TestReport test, ObjectNode out) {
        out.put("test", test.name()).put("module", test.module()).put("source", test.source());
        out.put("standing", test.standing().name()).put("reason", test.reason());
        test.proof().ifPresent(proof -> out.put("started", proof.started().toString())
                .put("millis", proof.millis())
                .put("cases", proof.cases())
                .put("os", proof.machine().os())
                .put("java", proof.machine().java())
                .put("code", proof.code())
                .put("commit", proof.commit()));
    }

    private static void figure(FigureReport figure, ObjectNode out) {
        out.put("id", figure.goal().id());
        figure.goal().atLeast().ifPresent(bound -> out.put("atLeast", bound));
        figure.goal().atMost().ifPresent(bound -> out.put("atMost", bound));
        figure.figure().ifPresent(f -> out.put("value", f.value())
                .put("command", f.command())
                .put("started", f.when())
                .put("commit", f.commit())
                .put("machine", f.machine()));
    }
}
