package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.kpi.AlertRule;
import dev.chainon.monitoring.kpi.Definitions;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.Scale;
import java.util.Locale;

/** The definition of every indicator and of every alert, in Markdown. */
public final class IndicatorPage {

    private final Definitions definitions;
    private final String language;
    private final StringBuilder page = new StringBuilder();

    private IndicatorPage(Definitions definitions, String language) {
        this.definitions = definitions;
        this.language = language;
    }

    /** @param language "fr" or "en" */
    public static String markdown(Definitions definitions, String language) {
        return new IndicatorPage(definitions, language).all();
    }

    private String all() {
        boolean fr = language.equals("fr");
        page.append("# ").append(word("indicators")).append("\n\n");
        page.append(
                fr
                        ? "[English](indicators.md). [Besoins et objectifs](project.fr.md). Cette page est écrite d’après `indicators.yaml` ; la supervision lit les mêmes définitions. Les fenêtres sont celles de la production ; un rejeu les raccourcit.\n"
                                .replace(" ;", "\u00a0;")
                        : "[En français](indicators.fr.md). [Needs and objectives](project.md). This page is written from `indicators.yaml`; the monitor reads the same definitions. Windows are those of production; a replay shortens them.\n");
        for (Indicator.Kind kind : Indicator.Kind.values()) {
            page.append("\n## ").append(Headings.of(kind, language)).append('\n');
            definitions.indicators().stream().filter(i -> i.kind() == kind).forEach(this::indicator);
        }
        page.append("\n## ").append(word("alerts")).append('\n');
        definitions.alerts().forEach(this::alert);
        return page.toString();
    }

    private void indicator(Indicator one) {
        page.append("\n### <a id=\"")
                .append(one.id())
                .append("\"></a>")
                .append(one.name().in(language))
                .append(" (`")
                .append(one.id())
                .append("`)\n\n");
        head(word("formula"), one.formula().in(language));
        line("unit", Headings.of(one.unit(), language));
        line("owner", definitions.owner(one.owner()).in(language));
        line(
                "target",
                "`" + one.target().sense().sign + " " + plain(one.target().value()) + "`");
        line("clock", Headings.of(one.clock(), language));
        line(
                "alerts",
                one.noAlert()
                        .map(why -> word("none") + ". " + why.in(language))
                        .orElseGet(() -> String.join(
                                ", ", one.alerts().stream().map(this::link).toList())));
        query(one.query());
    }

    private void alert(AlertRule rule) {
        page.append("\n### <a id=\"")
                .append(rule.id())
                .append("\"></a>`")
                .append(rule.id())
                .append("`\n\n");
        head(word("alert"), rule.says().in(language));
        line("remedy", rule.remedy().in(language));
        line("severity", word(rule.severity().name().toLowerCase(Locale.ROOT)));
        line("hold", "`" + Scale.text(rule.hold()) + "`");
        line("clock", Headings.of(rule.clock(), language));
        query(rule.query());
    }

    private void head(String key, String value) {
        page.append("| ").append(key).append(" | ").append(value).append(" |\n|---|---|\n");
    }

    private void line(String key, String value) {
        page.append("| ").append(word(key)).append(" | ").append(value).append(" |\n");
    }

    private void query(String query) {
        page.append("\n```promql\n").append(query).append("\n```\n");
    }

    private String link(String alert) {
        return "[" + alert + "](#" + alert + ")";
    }

    private String word(String key) {
        return Headings.of(key, language);
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
