package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The test plan: every planned test with what executes it.
 *
 * @param scope what is accepted
 */
public record Plan(Words scope, List<PlannedTest> tests) {

    private static final String PACKAGED = "plan.yaml";
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Plan {
        Objects.requireNonNull(scope, "the plan does not say what is accepted");
        tests = List.copyOf(tests);
        Set<String> seen = new HashSet<>();
        for (PlannedTest test : tests) {
            if (!seen.add(test.id())) {
                throw new IllegalArgumentException("the plan has two tests of the id " + test.id());
            }
        }
    }

    /** The plan of this project. */
    public static Plan packaged() {
        try (InputStream in = Objects.requireNonNull(Plan.class.getResourceAsStream(PACKAGED), PACKAGED)) {
            return YAML.readValue(in, Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(PACKAGED + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException if the file is no plan, with the place */
    public static Plan of(Path file) {
        try {
            return YAML.readValue(file.toFile(), Plan.class);
        } catch (IOException e) {
            throw new IllegalArgumentException("the plan " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Those that are executed on a running server. */
    public List<PlannedTest> byAddress() {
        return tests.stream().filter(test -> !test.check().isEmpty()).toList();
    }
}
