package dev.chainon.e2e.documents;

import java.util.List;
import java.util.regex.Pattern;

/** What a reader reads of a page, without what only a machine does. */
final class Prose {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d_]+(?:['’.-][\\p{L}\\d_]+)*");

    private Prose() {}

    /** The text of a page in Markdown: without code, commands, addresses, paths, formulas and the link to the same page in the other language. */
    static String ofMarkdown(String page) {
        return page.replaceAll("(?ms)^ *```.*?^ *```", "")
                .replaceAll("(?m)^ {4}(?![-*|\\d]).*$", "")
                .replaceAll("`[^`]*`", " ")
                .replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("\\[(?:In English|En français)\\]|In English:|En français\\s*:", " ")
                .replaceAll("\\[[^\\]\\s]*[/.][^\\]\\s]*\\]\\([^)]*\\)", " ")
                .replaceAll("\\]\\([^)]*\\)", "] ")
                .replaceAll("<[^>\n]*>", " ")
                .replaceAll("https?://\\S+", " ");
    }

    /** The values of a file of properties: without tags, code, addresses and the names of what is filled in. */
    static String ofProperties(String file) {
        return file.replaceAll("(?m)^\\s*#.*$", "")
                .replaceAll("(?m)^[^=\n]*=", "")
                .replaceAll("`[^`\n]*`", " ")
                .replaceAll("https?://\\S+|\\./chainon \\S+", " ")
                .replaceAll("\\{[^}]*}|<[^>]*>|&\\w+;|\\\\u[0-9a-fA-F]{4}|\\\\n", " ");
    }

    /**
     * The sentences of a YAML file that stand under a key, each on a line of its own or inside braces.
     *
     * @param key such as {@code fr}
     */
    static String ofYaml(String file, String key) {
        Pattern sentence = Pattern.compile("[{, \\-]" + key + ": (\"(?:[^\"\\\\]|\\\\.)*\"|[^,}\n]*)");
        return String.join(
                "\n",
                sentence.matcher(file)
                        .results()
                        .map(found -> found.group(1).replaceAll("`[^`\n]*`|\\./chainon \\S+", " "))
                        .toList());
    }

    /** The words of a text as they stand there; apostrophes and hyphens bind, and a dot inside a name. */
    static List<String> words(String text) {
        return WORD.matcher(text.replace('\u2010', '-').replace('\u2011', '-'))
                .results()
                .map(found -> found.group().replace('’', '\''))
                .toList();
    }

    /** What stands in italics. */
    static List<String> italics(String text) {
        return Pattern.compile("(?<![*\\w])\\*([^*\n]+)\\*(?![*\\w])")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
