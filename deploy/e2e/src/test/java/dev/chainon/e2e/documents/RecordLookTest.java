package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The records of the delivery look like the console's pages: they take colours and letters from the same tokens. */
class RecordLookTest {

    private static final String CONSOLE = "console/src/main/resources/console/static/console.css";
    private static final String RECORDS = "acceptance/src/main/resources/dev/chainon/acceptance/record.css";
    private static final Pattern TOKEN = Pattern.compile("(--[a-z0-9]+): ([^;]+);");

    @Test
    @Criterion("B4Cr1.pages")
    void tokensAreTheConsoles_inTheLightAndInTheDark() throws IOException {
        String[] console = modes(Files.readString(Page.ROOT.resolve(CONSOLE)));
        String[] records = modes(Files.readString(Page.ROOT.resolve(RECORDS)));
        for (int mode = 0; mode < 2; mode++) {
            assertThat(tokens(records[mode])).hasSizeGreaterThan(10);
            assertThat(tokens(console[mode])).containsAllEntriesOf(tokens(records[mode]));
        }
    }

    /** What stands before the rules for dark screens, and what stands in them. */
    private static String[] modes(String sheet) {
        int dark = sheet.indexOf("@media (prefers-color-scheme: dark)");
        return new String[] {sheet.substring(0, dark), sheet.substring(dark, sheet.indexOf("\n}", dark))};
    }

    private static Map<String, String> tokens(String sheet) {
        Map<String, String> tokens = new TreeMap<>();
        TOKEN.matcher(sheet).results().forEach(token -> tokens.put(token.group(1), token.group(2)));
        return tokens;
    }
}
