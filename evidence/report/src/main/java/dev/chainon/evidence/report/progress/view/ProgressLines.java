package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.backlog.Story;
import dev.chainon.evidence.report.backlog.Story.Column;
import dev.chainon.evidence.report.progress.Board.Lane;
import dev.chainon.evidence.report.progress.EpicLine;
import dev.chainon.evidence.report.progress.MilestoneLine;
import dev.chainon.evidence.report.progress.Outlook;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Stretch;
import dev.chainon.evidence.report.progress.Trial;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The progress in words, line by line, as the template sets it. */
final class ProgressLines {

    private static final int CARDS_SHOWN = 9;
    private static final int DONE_SHOWN = 4;
    private static final int CARDS_FOLDED = 200;
    private static final int STRETCHES_SHOWN = 120;

    private final Progress progress;
    private final Sentences words;
    private final Outlooks outlooks;

    ProgressLines(Progress progress, Sentences words) {
        this.progress = progress;
        this.words = words;
        this.outlooks = new Outlooks(words);
    }

    Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("empty", progress.stories() == 0);
        model.put("begun", !progress.stretches().isEmpty());
        model.put("cycled", progress.cycle().stories() > 0);
        model.put("lead", lead());
        model.put("scopeNote", scopeNote());
        model.put("period", words.text("period." + progress.period().key()));
        model.put("figures", figures());
        model.put(
                "milestones",
                progress.milestones().stream().map(this::milestone).toList());
        model.put("declared", !progress.backlog().milestones().isEmpty());
        model.put("lanes", progress.board().lanes().stream().map(this::lane).toList());
        model.put("stretches", stretches());
        model.put("outlook", outlooks.sentence(progress.outlook()));
        model.put("within", outlooks.within(progress.outlook()).orElse(""));
        model.put("foretold", progress.outlook() instanceof Outlook.Dates);
        model.put("trials", progress.trials().stream().map(this::trial).toList());
        model.put("judged", judged());
        model.put("epics", progress.roadmap().stream().map(this::epic).toList());
        model.put("reviews", new ReviewLines(words).lines(progress.reviews()));
        model.put(
                "satisfaction",
                progress.backlog().satisfaction().stream()
                        .map(s ->
                                Map.of("date", words.day(s.date()), "score", words.number(s.score(), 0), "by", s.by()))
                        .toList());
        return model;
    }

    private String lead() {
        return words.text(
                "lead",
                words.day(progress.at()),
                words.number(progress.done(), 0),
                words.count("stories", progress.stories()),
                words.number(progress.pointsDone(), 0),
                words.count("points", progress.points()));
    }

    private String judged() {
        return words.text("trials.judged", progress.held(), progress.judged())
                + (progress.early() > 0 ? words.text("trials.early", progress.early()) : "");
    }

    private String scopeNote() {
        return progress.undated() == 0
                ? words.text("scope.dated")
                : words.text("scope.undated", words.number(progress.undated(), 0), words.number(progress.stories(), 0));
    }

    private List<Map<String, Object>> figures() {
        String unit = words.text("per." + progress.period().key());
        Lane doing = progress.board().lane(Column.IN_PROGRESS);
        return List.of(
                figure("velocity", progress.velocity().map(v -> words.number(v, 1)), words.text("unit.points") + unit),
                figure(
                        "throughput",
                        progress.throughput().map(v -> words.number(v, 1)),
                        words.text("unit.stories") + unit),
                cycle("cycle.half", progress.cycle().within(.5)),
                cycle("cycle.most", progress.cycle().within(.85)),
                figure("wip", Optional.of(words.number(doing.stories().size(), 0)), limit(doing)),
                figure(
                        "satisfaction",
                        progress.satisfaction().stream()
                                .mapToObj(mean -> words.number(mean, 1))
                                .findFirst(),
                        words.text(progress.satisfaction().isPresent() ? "unit.score" : "absent.satisfaction")));
    }

    private Map<String, Object> figure(String key, Optional<String> value, String unit) {
        return Map.of(
                "name", words.text("figure." + key),
                "value", value.orElse(words.text("absent")),
                "known", value.isPresent(),
                "unit", unit);
    }

    private Map<String, Object> cycle(String key, OptionalLong days) {
        return figure(
                key,
                days.stream().mapToObj(d -> words.number(d, 0)).findFirst(),
                days.isPresent() ? words.count("unit.days", days.getAsLong()) : words.text("absent.cycle"));
    }

    private String limit(Lane lane) {
        return lane.limit().isPresent()
                ? words.text(
                        lane.over() ? "limit.over" : "limit.kept", lane.limit().getAsInt())
                : words.text("limit.none");
    }

    private Map<String, Object> milestone(MilestoneLine line) {
        return Map.of(
                "id", line.id(),
                "title", line.title().in(words.language()),
                "planned", day(line.planned(), "plan.none"),
                "reached", day(line.reached(), "reach.none"),
                "isReached", line.reached().isPresent());
    }

    private String day(Optional<LocalDate> day, String otherwise) {
        return day.map(words::day).orElse(words.text(otherwise));
    }

    private Map<String, Object> lane(Lane lane) {
        List<Story> stories = lane.stories();
        int shown = Math.min(lane.column() == Column.DONE ? DONE_SHOWN : CARDS_SHOWN, stories.size());
        int folded = Math.min(CARDS_FOLDED, stories.size());
        return Map.of(
                "key", lane.column().name().toLowerCase(Locale.ROOT),
                "name", words.text("column." + lane.column().name().toLowerCase(Locale.ROOT)),
                "count", words.number(stories.size(), 0),
                "limit", lane.column() == Column.DONE ? "" : limit(lane),
                "over", lane.over(),
                "cards", stories.subList(0, shown).stream().map(this::card).toList(),
                "folded",
                        stories.subList(shown, folded).stream().map(this::card).toList(),
                "more", words.text("cards.more", words.number(folded - shown, 0)),
                "beyond",
                        stories.size() > folded
                                ? words.text("cards.beyond", words.number(stories.size() - folded, 0))
                                : "");
    }

    private Map<String, Object> card(Story story) {
        return Map.of(
                "id", story.id(),
                "epic", story.epic(),
                "title", story.title().in(words.language()),
                "points", words.count("points", story.points()),
                "when", when(story));
    }

    private String when(Story story) {
        if (story.cycleDays().isPresent()) {
            return words.text(
                    "card.done",
                    words.shortDay(story.finished().orElseThrow()),
                    words.count("days", story.cycleDays().getAsLong()));
        }
        return story.started()
                .map(day -> words.text(
                        "card.since",
                        words.shortDay(day),
                        words.count("days", ChronoUnit.DAYS.between(day, progress.at()) + 1)))
                .or(() -> story.planned().map(day -> words.text("card.planned", words.shortDay(day))))
                .orElse("");
    }

    private List<Map<String, Object>> stretches() {
        List<Stretch> all = progress.stretches();
        return all.subList(Math.max(0, all.size() - STRETCHES_SHOWN), all.size()).stream()
                .map(s -> Map.<String, Object>of(
                        "begin", words.day(s.begin()) + (s.whole() ? "" : " " + words.text("running")),
                        "stories", words.number(s.stories(), 0),
                        "points", words.number(s.points(), 0),
                        "scope", words.number(s.scope(), 0),
                        "done", words.number(s.done(), 0),
                        "remaining", words.number(s.remaining(), 0),
                        "wip", words.number(s.inProgress(), 0)))
                .toList();
    }

    private Map<String, Object> trial(Trial trial) {
        return Map.of(
                "made", words.day(trial.made()),
                "open", words.number(trial.foretold().open(), 0),
                "half", words.day(trial.foretold().half()),
                "likely", words.day(trial.foretold().likely()),
                "actual", day(trial.actual(), "actual.none"),
                "verdict", trial.verdict().name().toLowerCase(Locale.ROOT),
                "said", words.text("verdict." + trial.verdict().name().toLowerCase(Locale.ROOT)));
    }

    private Map<String, Object> epic(EpicLine line) {
        return Map.of(
                "id", line.epic().id(),
                "title", line.epic().title().in(words.language()),
                "planned", day(line.epic().planned(), "plan.none"),
                "span", Ranges.of(line.started(), line.finished(), words),
                "share", words.text("epic.share", line.done(), line.count()),
                "points", words.text("epic.share", line.pointsDone(), line.points()),
                "longest",
                        line.longest()
                                .map(s -> s.id()
                                        + words.text("colon")
                                        + words.count("days", s.cycleDays().orElse(0)))
                                .orElse(words.text("absent")));
    }
}
