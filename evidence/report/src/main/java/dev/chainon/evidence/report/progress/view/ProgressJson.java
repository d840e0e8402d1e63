package dev.chainon.evidence.report.progress.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.report.backlog.Story;
import dev.chainon.evidence.report.backlog.Story.Column;
import dev.chainon.evidence.report.progress.Board.Lane;
import dev.chainon.evidence.report.progress.EpicLine;
import dev.chainon.evidence.report.progress.MilestoneLine;
import dev.chainon.evidence.report.progress.Outlook;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Review;
import dev.chainon.evidence.report.progress.Stretch;
import dev.chainon.evidence.report.progress.Trial;
import java.util.Locale;
import java.util.stream.Stream;

/** The progress as one JSON object: {@code figures} by stable identifiers, {@code absent} with why, then everything that the page draws. */
public final class ProgressJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double HALF = .5;
    private static final double MOST = .85;

    /** @param out takes the members; the command's own are there already */
    public void write(Progress progress, ObjectNode out) {
        out.put("at", progress.at().toString()).put("period", progress.period().key());
        figures(progress, out.putObject("figures"), out.putObject("absent"));
        progress.stretches()
                .forEach(each -> stretch(each, out.withArray("periods").addObject()));
        progress.roadmap().forEach(each -> epic(each, out.withArray("roadmap").addObject()));
        progress.milestones()
                .forEach(each -> milestone(each, out.withArray("milestones").addObject()));
        progress.board()
                .lanes()
                .forEach(each -> lane(each, out.withArray("board").addObject()));
        outlook(progress.outlook(), out.putObject("forecast"));
        progress.trials().forEach(each -> trial(each, out.withArray("trials").addObject()));
        progress.reviews()
                .forEach(each -> review(each, out.withArray("retrospectives").addObject()));
    }

    /** Without a command around it. */
    public String render(Progress progress) {
        ObjectNode out = JSON.createObjectNode();
        write(progress, out);
        return out.toPrettyString();
    }

    private static void figures(Progress progress, ObjectNode figures, ObjectNode absent) {
        figures.put("backlog.stories", progress.stories())
                .put("backlog.stories.done", progress.done())
                .put("backlog.points", progress.points())
                .put("backlog.points.done", progress.pointsDone())
                .put(
                        "backlog.wip",
                        progress.board().lane(Column.IN_PROGRESS).stories().size());
        progress.velocity()
                .ifPresentOrElse(
                        v -> figures.put("backlog.velocity", v),
                        () -> absent.put("backlog.velocity", "no period is over"));
        progress.throughput()
                .ifPresentOrElse(
                        v -> figures.put("backlog.throughput", v),
                        () -> absent.put("backlog.throughput", "no period is over"));
        progress.cycle()
                .within(HALF)
                .ifPresentOrElse(
                        days -> figures.put("backlog.cycle.p50.days", days),
                        () -> absent.put("backlog.cycle.p50.days", "no story is finished"));
        progress.cycle()
                .within(MOST)
                .ifPresentOrElse(
                        days -> figures.put("backlog.cycle.p85.days", days),
                        () -> absent.put("backlog.cycle.p85.days", "no story is finished"));
        progress.satisfaction()
                .ifPresentOrElse(
                        mean -> figures.put("backlog.satisfaction", mean),
                        () -> absent.put("backlog.satisfaction", "nobody declared any"));
        progress.board()
                .lane(Column.IN_PROGRESS)
                .limit()
                .ifPresentOrElse(
                        limit -> figures.put("backlog.wip.limit", limit),
                        () -> absent.put("backlog.wip.limit", "no limit is declared"));
        figures.put("backlog.trials.judged", progress.judged()).put("backlog.trials.held", progress.held());
    }

    private static void stretch(Stretch stretch, ObjectNode out) {
        out.put("begin", stretch.begin().toString())
                .put("end", stretch.end().toString())
                .put("over", stretch.whole())
                .put("stories", stretch.stories())
                .put("velocity", stretch.points())
                .put("scope", stretch.scope())
                .put("burnup", stretch.done())
                .put("burndown", stretch.remaining())
                .put("inProgress", stretch.inProgress());
    }

    private static void epic(EpicLine line, ObjectNode out) {
        out.put("id", line.epic().id())
                .put("fr", line.epic().title().fr())
                .put("en", line.epic().title().en())
                .put("stories", line.count())
                .put("done", line.done())
                .put("points", line.points())
                .put("pointsDone", line.pointsDone());
        line.started().ifPresent(day -> out.put("started", day.toString()));
        line.finished().ifPresent(day -> out.put("finished", day.toString()));
        line.epic().planned().ifPresent(day -> out.put("planned", day.toString()));
    }

    private static void milestone(MilestoneLine line, ObjectNode out) {
        out.put("id", line.id())
                .put("fr", line.title().fr())
                .put("en", line.title().en());
        line.planned().ifPresent(day -> out.put("planned", day.toString()));
        line.reached().ifPresent(day -> out.put("reached", day.toString()));
    }

    private static void lane(Lane lane, ObjectNode out) {
        out.put("column", lane.column().name().toLowerCase(Locale.ROOT))
                .put("stories", lane.stories().size())
                .put("over", lane.over());
        lane.limit().ifPresent(limit -> out.put("limit", limit));
        lane.stories().stream().map(Story::id).forEach(out.withArray("ids")::add);
    }

    private static void outlook(Outlook outlook, ObjectNode out) {
        if (outlook instanceof Outlook.Dates dates) {
            out.put("open", dates.open())
                    .put("from", dates.from().toString())
                    .put("periods", dates.periods())
                    .put("p50", dates.half().toString())
                    .put("p85", dates.likely().toString());
            ObjectNode runs = out.putObject("runs");
            dates.outcomes().forEach(outcome -> runs.put(outcome.day().toString(), outcome.runs()));
        } else if (outlook instanceof Outlook.TooLittle little) {
            out.put("absent", "too little history").put("open", little.open()).put("periods", little.periods());
        } else if (outlook instanceof Outlook.TooFar far) {
            out.put("absent", "further than is simulated")
                    .put("open", far.open())
                    .put("periods", far.periods());
        } else {
            out.put("absent", "nothing is open").put("open", 0);
        }
    }

    private static void trial(Trial trial, ObjectNode out) {
        out.put("made", trial.made().toString())
                .put("open", trial.foretold().open())
                .put("p50", trial.foretold().half().toString())
                .put("p85", trial.foretold().likely().toString())
                .put("verdict", trial.verdict().name().toLowerCase(Locale.ROOT));
        trial.actual().ifPresent(day -> out.put("actual", day.toString()));
    }

    private static void review(Review review, ObjectNode out) {
        out.put("date", review.retrospective().date().toString());
        names(review.planned().stream(), "planned", out);
        names(review.done().stream(), "done", out);
        review.retrospective().actions().forEach(action -> {
            ObjectNode line = out.withArray("actions").addObject();
            line.put("fr", action.text().fr())
                    .put("en", action.text().en())
                    .put("state", action.state().key());
            action.story().ifPresent(story -> line.put("story", story));
        });
    }

    private static void names(Stream<Story> stories, String member, ObjectNode out) {
        stories.map(Story::id).forEach(out.putArray(member)::add);
    }
}
