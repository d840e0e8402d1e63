package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.backlog.Story;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.progress.Board.Lane;
import dev.chainon.evidence.report.progress.EpicLine;
import dev.chainon.evidence.report.progress.MilestoneLine;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.Review;
import dev.chainon.evidence.report.progress.Stretch;
import dev.chainon.evidence.report.progress.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The progress as text for a terminal: the same figures as the page, line by line. */
public final class ProgressText {

    private static final int MOST_STRETCHES = 30;
    private static final int MOST_CARDS = 12;
    private static final int WIDEST_BAR = 24;

    private final Sentences words;
    private final List<String> lines = new ArrayList<>();

    public ProgressText(Language language) {
        words = new Sentences(language);
    }

    /** The whole text, with a line's end at its end. */
    public String render(Progress progress) {
        Map<String, Object> model = new ProgressLines(progress, words).model();
        lines.clear();
        lines.add(String.valueOf(model.get("lead")));
        if (progress.stories() == 0) {
            lines.add(words.text("empty"));
        }
        roadmap(progress);
        board(progress);
        heading("indicators");
        lines.add("  " + model.get("period"));
        stretches(progress);
        lines.add("  " + model.get("scopeNote"));
        if (model.get("figures") instanceof List<?> figures) {
            figures.forEach(each -> figure((Map<?, ?>) each));
        }
        heading("forecast");
        lines.add("  " + model.get("outlook"));
        if (!String.valueOf(model.get("within")).isEmpty()) {
            lines.add("  " + model.get("within"));
        }
        trials(progress, model);
        retrospective(progress);
        return String.join("\n", lines) + "\n";
    }

    private void heading(String key) {
        lines.add("");
        lines.add(words.text("title." + key));
    }

    private void figure(Map<?, ?> figure) {
        lines.add("  " + figure.get("name") + words.text("colon") + figure.get("value") + " (" + figure.get("unit")
                + ")");
    }

    private void roadmap(Progress progress) {
        heading("roadmap");
        for (EpicLine line : progress.roadmap()) {
            lines.add("  " + pad(line.epic().id(), 5) + pad(line.done() + "/" + line.count(), 8)
                    + pad(line.pointsDone() + "/" + line.points(), 10)
                    + Ranges.of(line.started(), line.finished(), words) + "  "
                    + line.epic().title().in(words.language()));
        }
        for (MilestoneLine line : progress.milestones()) {
            String name = line.title().in(words.language());
            line.planned().ifPresent(day -> lines.add("  ◇ " + words.text("roadmap.planned", name, words.day(day))));
            if (!progress.backlog().milestones().isEmpty()) {
                line.reached()
                        .ifPresent(day -> lines.add("  ◆ " + words.text("roadmap.reached", name, words.day(day))));
            }
        }
    }

    private void board(Progress progress) {
        heading("board");
        for (Lane lane : progress.board().lanes()) {
            String limit = lane.limit().isPresent() ? "/" + lane.limit().getAsInt() + (lane.over() ? " !" : "") : "";
            lines.add("  " + words.text("column." + lane.column().name().toLowerCase(Locale.ROOT)) + " ("
                    + lane.stories().size() + limit + ")");
            int shown = lane.column() == Story.Column.DONE ? 0 : MOST_CARDS;
            lane.stories().stream()
                    .limit(shown)
                    .forEach(s -> lines.add("    " + pad(s.id(), 6) + pad(s.epic(), 5)
                            + s.title().in(words.language()) + " (" + words.count("points", s.points()) + ")"));
            if (lane.stories().size() > shown && shown > 0) {
                lines.add("    " + words.text("cards.beyond", lane.stories().size() - shown));
            }
        }
    }

    private void stretches(Progress progress) {
        List<Stretch> all = progress.stretches();
        List<Stretch> shown = all.subList(Math.max(0, all.size() - MOST_STRETCHES), all.size());
        if (shown.isEmpty()) {
            return;
        }
        int most = Math.max(1, shown.stream().mapToInt(Stretch::points).max().orElse(1));
        lines.add("  " + pad(words.text("stretch"), 15)
                + Stream.of(words.text("text.columns").split(", "))
                        .map(name -> String.format(Locale.ROOT, "%9s", name))
                        .collect(Collectors.joining()));
        for (Stretch s : shown) {
            lines.add("  " + pad(words.day(s.begin()), 15) + right(s.stories()) + right(s.points()) + right(s.done())
                    + right(s.remaining()) + right(s.scope()) + right(s.inProgress()) + "  "
                    + "█".repeat(s.points() * WIDEST_BAR / most)
                    + (s.whole() ? "" : " " + words.text("running")));
        }
    }

    private void trials(Progress progress, Map<String, Object> model) {
        if (progress.trials().isEmpty()) {
            lines.add("  " + words.text("trials.none"));
            return;
        }
        for (Trial trial : progress.trials()) {
            lines.add("  "
                    + words.text(
                            "text.trial",
                            words.day(trial.made()),
                            trial.foretold().open(),
                            words.day(trial.foretold().half()),
                            words.day(trial.foretold().likely()),
                            trial.actual().map(words::day).orElse(words.text("actual.none")),
                            words.text("verdict." + trial.verdict().name().toLowerCase(Locale.ROOT))));
        }
        lines.add("  " + model.get("judged"));
    }

    private void retrospective(Progress progress) {
        heading("retrospective");
        if (progress.reviews().isEmpty()) {
            lines.add("  " + words.text("reviews.none"));
            return;
        }
        for (Review review : progress.reviews()) {
            lines.add("  " + words.day(review.retrospective().date()) + words.text("colon")
                    + words.count("stories", review.done().size()));
            review.retrospective().wentWell().forEach(text -> lines.add("    + " + text.in(words.language())));
            review.retrospective().toImprove().forEach(text -> lines.add("    - " + text.in(words.language())));
            review.retrospective()
                    .actions()
                    .forEach(action -> lines.add("    → " + action.text().in(words.language()) + " ["
                            + words.text("action." + action.state().key())
                            + action.story().map(story -> ", " + story).orElse("") + "]"));
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String right(int number) {
        return String.format(Locale.ROOT, "%9d", number);
    }
}
