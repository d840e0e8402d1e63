package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Project;
import java.util.function.UnaryOperator;

/** Needs, objectives and key results, and the chain from each need to the test that accepts it, in Markdown. */
public final class ProjectPage {

    private final Project project;
    private final Definitions definitions;
    private final UnaryOperator<String> sources;
    private final StringBuilder page = new StringBuilder();

    private ProjectPage(Project project, Definitions definitions, UnaryOperator<String> sources) {
        this.project = project;
        this.definitions = definitions;
        this.sources = sources;
    }

    /**
     * @param language "fr" or "en"
     * @param sources path of a test class from the folder of the page, by its simple name
     * @throws IllegalArgumentException if a key result names an indicator that is not defined
     */
    public static String markdown(
            Project project, Definitions definitions, String language, UnaryOperator<String> sources) {
        return new ProjectPage(project, definitions, sources).all(language);
    }

    private String all(String language) {
        page.append("# ").append(project.title().in(language)).append("\n\n");
        page.append(
                language.equals("fr")
                        ? "[English](project.md). [Définition de chaque indicateur](indicators.fr.md).\n"
                        : "[En français](project.fr.md). [Definition of each indicator](indicators.md).\n");
        page.append("\n## ").append(Headings.of("client", language)).append("\n\n");
        page.append(project.client().in(language)).append('\n');
        page.append("\n## ").append(Headings.of("needs", language)).append("\n");
        project.needs().forEach(need -> need(need, language));
        page.append("\n## ").append(Headings.of("chain", language)).append("\n\n");
        for (String title : new String[] {"need", "objective", "result", "indicator", "alert", "test"}) {
            page.append("| ").append(Headings.of(title, language)).append(' ');
        }
        page.append("|\n|---|---|---|---|---|---|\n");
        project.needs().forEach(need -> need.results().forEach(result -> chain(need, result, language)));
        return page.toString();
    }

    private void need(Project.Need need, String language) {
        page.append("\n### <a id=\"")
                .append(need.id())
                .append("\"></a>")
                .append(need.id())
                .append(". ")
                .append(need.who().in(language))
                .append("\n\n");
        page.append("> ").append(need.need().in(language)).append("\n\n");
        page.append(need.objective().in(language)).append("\n\n");
        need.results().forEach(result -> page.append("- ")
                .append(result.id())
                .append(". ")
                .append(result.words().in(language))
                .append('\n'));
    }

    private void chain(Project.Need need, Project.Result result, String language) {
        String indicators = language.equals("fr") ? "indicators.fr.md" : "indicators.md";
        for (String id : result.indicators()) {
            Indicator indicator = definitions.indicators().stream()
                    .filter(i -> i.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(result.id() + " names no indicator: " + id));
            page.append("| [").append(need.id()).append("](#").append(need.id()).append(") | ");
            page.append(need.objective().in(language))
                    .append(" | ")
                    .append(result.id())
                    .append(" | ");
            page.append('[')
                    .append(indicator.name().in(language))
                    .append("](")
                    .append(indicators)
                    .append('#')
                    .append(id)
                    .append(") | ");
            page.append(alerts(indicator, indicators, language))
                    .append(" | ")
                    .append(tests(result))
                    .append(" |\n");
        }
    }

    private static String alerts(Indicator indicator, String page, String language) {
        return indicator
                .noAlert()
                .map(why -> Headings.of("none", language) + ". " + why.in(language))
                .orElseGet(() -> String.join(
                        ", ",
                        indicator.alerts().stream()
                                .map(alert -> "[" + alert + "](" + page + "#" + alert + ")")
                                .toList()));
    }

    private String tests(Project.Result result) {
        return String.join(
                ", ",
                result.tests().stream()
                        .map(test ->
                                "[`" + test.type() + "`](" + sources.apply(test.type()) + ") (`" + test.clause() + "`)")
                        .toList());
    }
}
