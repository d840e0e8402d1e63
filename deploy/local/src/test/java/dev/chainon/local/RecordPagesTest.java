package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The records of the delivery name each stage and step in both languages, and their French is set as French is. */
final class RecordPagesTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final String PACKAGE = "/dev/chainon/local/";
    private static final Pattern FRENCH = Pattern.compile("\\b(?:data-)?fr=\"([^\"]*)\"|\"fr\": \"([^\"]*)\"");
    private static final Pattern MISSET = Pattern.compile("'| [:;?!%»]|« |[^\u00a0\u202f][;?!»]|[^\u00a0]:");

    @Test
    @Criterion("B4Cr3.value-stream")
    void everyStageAndStepHasAName() throws IOException {
        String names = text("names.ftlh");
        Set<String> known = found("(?m)^  \"([a-z-]+)\": \\{\"fr\": \"[^\"]+\", \"en\": \"[^\"]+\"}", names);
        assertThat(known)
                .containsAll(
                        found("(?m)^  - id: ([a-z-]+)$", Files.readString(ROOT.resolve("deploy/pipeline/steps.yaml"))));
        try (Stream<Path> sources = Files.list(ROOT.resolve("deploy/local/src/main/java/dev/chainon/local/deliver"))) {
            for (Path source : sources.toList()) {
                assertThat(known)
                        .as(source.toString())
                        .containsAll(found("(?:new Step|stage|Done)\\(\"([a-z-]+)\"", Files.readString(source)));
            }
        }
    }

    @Test
    void theirFrenchIsSetAsFrenchIs() throws IOException {
        for (String template : Set.of(
                "names.ftlh", "record.ftlh", "pipeline/delivery.ftlh", "deliver/release.ftlh", "supply/scan.ftlh")) {
            FRENCH.matcher(text(template)).results().forEach(words -> {
                String said =
                        Objects.requireNonNullElse(words.group(1), Objects.requireNonNullElse(words.group(2), ""));
                assertThat(said.replaceAll("\\$\\{[^}]*}", "x")).as(template).doesNotContainPattern(MISSET);
            });
        }
        assertThat("Avis lus : 3").containsPattern(MISSET);
        assertThat("l'avis").containsPattern(MISSET);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RecordPagesTest.class.getResourceAsStream(PACKAGE + resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
