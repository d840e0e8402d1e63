package dev.chainon.monitoring.kpi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.monitoring.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads definitions from YAML; what is missing or wrong is named by its place. */
final class DefinitionsYaml {

    private DefinitionsYaml() {}

    static Definitions packaged() {
        return read(text("indicators.yaml"), text("faults.yaml"), text("hardware.yaml"));
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(DefinitionsYaml.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads definitions.
     *
     * @param more files with further indicators and alerts
     * @throws IllegalArgumentException with the place and the reason if it cannot be used
     */
    static Definitions read(String yaml, String... more) {
        try {
            return definitions(
                    config(yaml),
                    Arrays.stream(more).map(DefinitionsYaml::config).toList());
        } catch (ConfigException e) {
            throw new IllegalArgumentException("the definitions of indicators cannot be used: " + e.getMessage(), e);
        }
    }

    private static Config config(String yaml) {
        Map<String, Object> map = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return ConfigValueFactory.fromMap(map, "indicators").toConfig();
    }

    private static Definitions definitions(Config root, List<Config> more) {
        Map<String, Bilingual> owners = new HashMap<>();
        Config roles = root.getConfig("owners");
        roles.root().keySet().forEach(role -> owners.put(role, Bilingual.of(roles.getConfig(role))));
        List<Burn> burns =
                root.getConfigList("burns").stream().map(DefinitionsYaml::burn).toList();
        List<Objective> objectives = root.getConfigList("objectives").stream()
                .map(DefinitionsYaml::objective)
                .toList();
        List<Indicator> indicators = new ArrayList<>();
        List<AlertRule> alerts = new ArrayList<>();
        for (Objective objective : objectives) {
            indicators.addAll(objective.indicators(burns));
            burns.forEach(burn -> alerts.add(objective.rule(burn)));
        }
        Stream.concat(Stream.of(root), more.stream()).forEach(file -> {
            file.getConfigList("indicators").forEach(i -> indicators.add(indicator(i)));
            file.getConfigList("alerts").forEach(a -> alerts.add(alert(a)));
        });
        return new Definitions(owners, root.getString("settled"), objectives, indicators, alerts);
    }

    private static Burn burn(Config burn) {
        return new Burn(
                burn.getString("name"),
                new Burn.Window(burn.getString("long"), burn.getString("short")),
                burn.getDouble("factor"),
                Query.duration(burn.getString("for")),
                AlertRule.Severity.valueOf(burn.getString("severity").toUpperCase(Locale.ROOT)));
    }

    private static Objective objective(Config one) {
        return new Objective(
                one.getString("id"),
                one.getString("alert"),
                clock(one),
                one.getString("owner"),
                one.getDouble("target"),
                one.getString("period"),
                Bilingual.of(one.getConfig("name")),
                Bilingual.of(one.getConfig("formula")),
                one.getString("bad"),
                one.getString("all"),
                Bilingual.of(one.getConfig("do")),
                texts(one.getConfig("cases")));
    }

    private static Indicator indicator(Config one) {
        return new Indicator(
                one.getString("id"),
                Indicator.Kind.valueOf(one.getString("kind").toUpperCase(Locale.ROOT)),
                clock(one),
                one.getString("unit"),
                one.getString("owner"),
                Target.of(one.getConfig("target")),
                Bilingual.of(one.getConfig("name")),
                Bilingual.of(one.getConfig("formula")),
                one.getString("query"),
                one.hasPath("detail") ? one.getString("detail") : "",
                one.hasPath("alerts") ? one.getStringList("alerts") : List.of(),
                one.hasPath("no-alert") ? Optional.of(Bilingual.of(one.getConfig("no-alert"))) : Optional.empty());
    }

    private static AlertRule alert(Config one) {
        return new AlertRule(
                one.getString("id"),
                clock(one),
                AlertRule.Severity.valueOf(one.getString("severity").toUpperCase(Locale.ROOT)),
                one.getString("query"),
                Query.duration(one.getString("for")),
                Bilingual.of(one.getConfig("says")),
                Bilingual.of(one.getConfig("do")),
                example(one.getConfig("cases.fires")),
                example(one.getConfig("cases.silent")));
    }

    private static AlertRule.Case example(Config one) {
        return new AlertRule.Case(Query.duration(one.getString("at")), texts(one.getConfig("series")));
    }

    /** Keys are taken as they stand, whatever signs they have. */
    private static Map<String, String> texts(Config map) {
        Map<String, String> texts = new HashMap<>();
        map.root().forEach((key, value) -> texts.put(key, String.valueOf(value.unwrapped())));
        return texts;
    }

    private static ReferenceClock clock(Config one) {
        return ReferenceClock.valueOf(one.getString("clock").toUpperCase(Locale.ROOT));
    }
}
