package dev.chainon.evidence.report.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source as text: comments blanked, and the method that an annotation stands on. Enough to list tests, no parser. */
final class JavaText {

    private static final Pattern PIECE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\\\n])+'|/\\*.*?\\*/|//[^\\n]*",
            Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("(@\\s*)?\\b[A-Za-z_][\\w.]*\\s*\\(");

    private final String code;
    private final String bare;

    JavaText(String source) {
        this.code = blank(source, false);
        this.bare = blank(source, true);
    }

    /** The source with its comments blanked, every character in its place. */
    String code() {
        return code;
    }

    /** Whether what stands here is code and not part of a string. */
    boolean isCode(int position) {
        return bare.charAt(position) == code.charAt(position);
    }

    int lineOf(int position) {
        return 1
                + (int) code.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Name of the first method declared after this position, past further annotations and their arguments. */
    Optional<String> methodAfter(int position) {
        Matcher call = CALL.matcher(bare);
        int from = position;
        while (call.find(from)) {
            if (call.group(1) == null) {
                return Optional.of(
                        call.group().substring(0, call.group().length() - 1).strip());
            }
            from = closing(call.end());
        }
        return Optional.empty();
    }

    private int closing(int after) {
        int depth = 1;
        int at = after;
        while (at < bare.length() && depth > 0) {
            char c = bare.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at;
    }

    private static String blank(String source, boolean stringsToo) {
        return PIECE.matcher(source).replaceAll(piece -> {
            boolean comment = piece.group().startsWith("/");
            String kept = comment || stringsToo ? piece.group().replaceAll("[^\\n]", " ") : piece.group();
            return Matcher.quoteReplacement(kept);
        });
    }
}
