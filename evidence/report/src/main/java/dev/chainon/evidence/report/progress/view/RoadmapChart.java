package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.progress.EpicLine;
import dev.chainon.evidence.report.progress.MilestoneLine;
import dev.chainon.evidence.report.progress.Outlook;
import dev.chainon.evidence.report.progress.Progress;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The roadmap: epics as bars on the calendar, by the days of their stories, and milestones as diamonds; filled when reached, hollow where planned. */
final class RoadmapChart {

    private static final double WIDTH = 960;
    private static final double LEFT = 8;
    private static final double RIGHT = 950;
    private static final double TOP = 34;
    private static final double ROW = 50;
    private static final double BAR = 16;
    private static final double ROOM = 80;
    private static final int MOST_TICKS = 12;

    private final Progress progress;
    private final Sentences words;
    private final Days days;
    private final List<MilestoneLine> milestones;
    private final double bottom;
    private final Drawing svg;

    RoadmapChart(Progress progress, Sentences words) {
        this.progress = progress;
        this.words = words;
        this.days = new Days(first(progress), last(progress), LEFT, RIGHT);
        this.milestones = progress.backlog().milestones().isEmpty() ? List.of() : progress.milestones();
        this.bottom = TOP + ROW * (progress.roadmap().size() + milestones.size());
        this.svg = new Drawing(
                "roadmap",
                WIDTH,
                bottom + 26,
                words.text("roadmap.aria", progress.roadmap().size()));
    }

    private static LocalDate first(Progress progress) {
        return progress.roadmap().stream()
                .flatMap(line -> line.started().stream())
                .min(LocalDate::compareTo)
                .orElse(progress.at());
    }

    private static LocalDate last(Progress progress) {
        Stream<LocalDate> foretold = progress.outlook() instanceof Outlook.Dates dates
                ? Stream.of(dates.half(), dates.likely())
                : Stream.empty();
        return Stream.of(
                        Stream.of(progress.at()),
                        foretold,
                        progress.roadmap().stream().flatMap(line -> line.epic().planned().stream()),
                        progress.milestones().stream().flatMap(m -> m.planned().stream()))
                .flatMap(each -> each)
                .max(LocalDate::compareTo)
                .orElse(progress.at());
    }

    String svg() {
        for (LocalDate day : days.ticks(MOST_TICKS)) {
            svg.line("grid", days.begin(day), TOP - 8, days.begin(day), bottom);
            svg.text("tick", days.begin(day) + 2, TOP - 14, "start", words.shortDay(day));
        }
        double y = TOP;
        for (EpicLine line : progress.roadmap()) {
            epic(line, y);
            y += ROW;
        }
        for (MilestoneLine line : milestones) {
            svg.text("name", LEFT, y + 16, "start", line.title().in(words.language()));
            diamonds(line, y + 32);
            y += ROW;
        }
        today();
        return svg.end();
    }

    private void epic(EpicLine line, double y) {
        String name = line.epic().id() + " · " + line.epic().title().in(words.language());
        svg.text("name", LEFT, y + 16, "start", name);
        svg.text(
                "tick",
                RIGHT,
                y + 16,
                "end",
                words.text("roadmap.share", line.done(), line.count(), line.pointsDone(), line.points()));
        svg.bar("track", LEFT, y + 24, RIGHT - LEFT, BAR, name);
        line.started().ifPresent(started -> {
            double begin = days.begin(started);
            double end = days.end(line.finished().orElse(progress.at()));
            String title = name + words.text("colon") + span(line);
            boolean open = line.finished().isEmpty();
            svg.bar(open ? "epic open" : "epic", begin, y + 24, end - begin, BAR, title);
            if (open && line.done() > 0) {
                double share = line.points() > 0
                        ? (double) line.pointsDone() / line.points()
                        : (double) line.done() / line.count();
                svg.bar("epic", begin, y + 24, (end - begin) * share, BAR, title);
            }
        });
        if (milestones.isEmpty()) {
            progress.milestones().stream()
                    .filter(m -> m.id().equals(line.epic().id()))
                    .forEach(m -> diamonds(m, y + 24 + BAR / 2));
        } else {
            line.epic().planned().ifPresent(day -> planned(day, y + 24 + BAR / 2, name));
        }
    }

    private String span(EpicLine line) {
        return Ranges.of(line.started(), line.finished(), words);
    }

    private void diamonds(MilestoneLine line, double y) {
        String name = line.title().in(words.language());
        line.planned().ifPresent(day -> planned(day, y, name));
        line.reached()
                .ifPresent(day -> svg.diamond(
                        "milestone", days.end(day), y, 8, words.text("roadmap.reached", name, words.day(day))));
    }

    private void planned(LocalDate day, double y, String name) {
        svg.diamond("milestone planned", days.end(day), y, 8, words.text("roadmap.planned", name, words.day(day)));
    }

    private void today() {
        marker("today", progress.at(), "end", words.shortDay(progress.at()));
        if (progress.outlook() instanceof Outlook.Dates dates) {
            boolean same = dates.half().equals(dates.likely());
            marker("half", dates.half(), "start", words.percent(.5) + (same ? " · " + words.percent(.85) : ""));
            marker("likely", dates.likely(), "start", same ? "" : words.percent(.85));
        }
    }

    private void marker(String kind, LocalDate day, String anchor, String text) {
        double x = days.end(day);
        boolean outside = x > RIGHT - ROOM;
        svg.line("marker " + kind, x, TOP - 8, x, bottom);
        svg.text("tick", anchor.equals("end") || outside ? x - 3 : x + 3, bottom + 16, outside ? "end" : anchor, text);
    }
}
