package dev.chainon.monitoring.kpi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What a client needs, and how one will know that it has it: need, objective, key results, each with the indicators that measure it and the tests that accept
 * it. A use case brings its own.
 */
public record Project(Bilingual title, Bilingual client, List<Need> needs) {

    public Project {
        needs = List.copyOf(needs);
    }

    /** @param who has the need */
    public record Need(String id, Bilingual who, Bilingual need, Bilingual objective, List<Result> results) {
        public Need {
            results = List.copyOf(results);
        }
    }

    /**
     * A key result.
     *
     * @param indicators identifiers of those that measure it
     */
    public record Result(String id, Bilingual words, List<String> indicators, List<Acceptance> tests) {
        public Result {
            indicators = List.copyOf(indicators);
            tests = List.copyOf(tests);
        }
    }

    /** A test method, and the clause of the criteria that it shows. */
    public record Acceptance(String type, String method, String clause) {

        static Acceptance of(String text) {
            String[] parts = text.split("[# ]");
            if (parts.length != 3) {
                throw new IllegalArgumentException("a test is written SomeTest#method clause, not '" + text + "'");
            }
            return new Acceptance(parts[0], parts[1], parts[2]);
        }
    }

    /** @throws IllegalArgumentException with the place and the reason if the text cannot be used */
    public static Project read(String yaml) {
        try {
            Map<String, Object> map = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            Config root = ConfigValueFactory.fromMap(map, "project").toConfig();
            return new Project(
                    words(root, "title"),
                    words(root, "client"),
                    root.getConfigList("needs").stream().map(Project::need).toList());
        } catch (ConfigException e) {
            throw new IllegalArgumentException("the project cannot be used: " + e.getMessage(), e);
        }
    }

    private static Bilingual words(Config config, String key) {
        return Bilingual.of(config.getConfig(key));
    }

    private static Need need(Config need) {
        return new Need(
                need.getString("id"),
                words(need, "who"),
                words(need, "need"),
                words(need, "objective"),
                need.getConfigList("results").stream().map(Project::result).toList());
    }

    private static Result result(Config result) {
        return new Result(
                result.getString("id"),
                words(result, "words"),
                result.getStringList("indicators"),
                result.getStringList("tests").stream().map(Acceptance::of).toList());
    }
}
