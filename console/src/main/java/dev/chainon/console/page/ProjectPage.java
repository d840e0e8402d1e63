package dev.chainon.console.page;

import dev.chainon.console.source.ProjectBook;
import dev.chainon.console.text.Words;
import dev.chainon.evidence.report.catalogue.Language;
import dev.chainon.evidence.report.progress.Progress;
import dev.chainon.evidence.report.progress.view.ProgressView;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Roadmap, Kanban board, indicators, forecast and retrospective, all drawn from the backlog. */
final class ProjectPage implements Page {

    private final ProjectBook book;
    private final ProgressView view = new ProgressView();
    private final Map<Language, Drawn> drawn = new ConcurrentHashMap<>();

    /** A progress and its drawing, which is made once. */
    private record Drawn(Progress progress, String part) {}

    ProjectPage(ProjectBook book) {
        this.book = book;
    }

    @Override
    public String name() {
        return "project";
    }

    @Override
    public Map<String, Object> model(Words words) {
        ProjectBook.Look look = book.look();
        Language language = words.language().code().equals("en") ? Language.EN : Language.FR;
        return look.progress()
                .<Map<String, Object>>map(progress -> Map.of("part", part(progress, language)))
                .orElse(Map.of("fault", look.fault()));
    }

    private String part(Progress progress, Language language) {
        Drawn last = drawn.compute(
                language,
                (key, before) -> before != null && before.progress() == progress
                        ? before
                        : new Drawn(progress, view.part(progress, language)));
        return last.part();
    }
}
