package dev.chainon.core.contract.page;

import java.util.List;
import java.util.stream.Collectors;

/** Text in Markdown, written piece by piece. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return block("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String words) {
        return words.isEmpty() ? this : block(words);
    }

    Markdown list(List<String> items) {
        return block(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }

    Markdown table(List<String> titles, List<List<String>> rows) {
        String rule = titles.stream().map(title -> "---").collect(Collectors.joining("|", "|", "|"));
        return block(row(titles) + "\n" + rule
                + rows.stream().map(cells -> "\n" + row(cells)).collect(Collectors.joining()));
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private Markdown block(String words) {
        text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
        return this;
    }

    static String code(String words) {
        return words.isEmpty() ? "" : "`" + words + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
