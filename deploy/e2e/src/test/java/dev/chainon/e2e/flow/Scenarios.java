package dev.chainon.e2e.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of a document: its blocks marked {@code sh}, as they are written. */
final class Scenarios {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\R(.*?)^```$");

    private Scenarios() {}

    static List<String> commands(String document) throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** One script of all, in which each block first says which it is: the last one named is the one that failed. */
    static String script(List<String> blocks) {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo; echo '== block ").append(i + 2).append("'\n").append(blocks.get(i));
        }
        return script.toString();
    }
}
