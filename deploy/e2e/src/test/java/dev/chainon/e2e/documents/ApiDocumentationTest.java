package dev.chainon.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DocumentationTool;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation of the public code: no public type is without, and -Pjavadoc takes a warning for an error. */
class ApiDocumentationTest {

    private static final Pattern DOCLINT = Pattern.compile("<doclint>(.*?)</doclint>");

    private static final Pattern TYPE = Pattern.compile(
            "(?m)^public (?:(?:final|abstract|sealed|non-sealed|strictfp) )*(?:class|record|interface|enum|@interface) ");

    @TempDir
    Path folder;

    @Test
    @Criterion("B1Cr4.api-docs")
    void everyPublicTypeIsDocumented() throws IOException {
        List<String> silent = new ArrayList<>();
        int types = 0;
        for (String module : Reactor.read(Page.ROOT).modules()) {
            for (Path file : sources(Page.ROOT.resolve(module).resolve("src/main/java"))) {
                Matcher type = TYPE.matcher(Files.readString(file));
                if (type.find()) {
                    types++;
                    if (!documented(Files.readString(file).substring(0, type.start()))) {
                        silent.add(Page.ROOT.relativize(file).toString());
                    }
                }
            }
        }
        assertThat(types).isGreaterThan(700);
        assertThat(silent).isEmpty();
    }

    @Test
    void seesATypeWithoutAWord() {
        assertThat(documented("package a;\n\nimport b.C;\n\n/** Does. */\n@Deprecated\n"))
                .isTrue();
        assertThat(documented("/* Licence. */\npackage a;\n\nimport b.C;\n\n")).isFalse();
    }

    @Test
    @Criterion("B1Cr4.api-docs")
    void theToolWarnsOfWhatIsPlanted_andTheBuildTakesAWarningForAnError() throws IOException {
        assertThat(Files.readString(Page.ROOT.resolve("pom.xml"))).contains("<failOnWarnings>true</failOnWarnings>");

        assertThat(warnings("/** Good words, and a {@link String}. */")).isEmpty();
        assertThat(warnings("/** See {@link Nowhere}. */")).contains("reference not found");
        assertThat(warnings("/** A <b>bold word. */")).contains("element not closed: b");
        assertThat(warnings("/** @param nothing of the kind */")).isNotEmpty();
    }

    /** What the JDK's tool says of a class with this comment, by the options of the build. */
    private String warnings(String comment) throws IOException {
        Matcher doclint = DOCLINT.matcher(Files.readString(Page.ROOT.resolve("pom.xml")));
        assertThat(doclint.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Planted.java"), comment + "\npublic class Planted {}\n");
        DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
        StringWriter said = new StringWriter();
        try (var files = javadoc.getStandardFileManager(null, null, null)) {
            javadoc.getTask(
                            said,
                            files,
                            null,
                            null,
                            List.of(
                                    "-quiet",
                                    "-Xdoclint:" + doclint.group(1),
                                    "-d",
                                    folder.resolve("out").toString()),
                            files.getJavaFileObjects(source))
                    .call();
        }
        return said.toString();
    }

    private static boolean documented(String head) {
        return head.replaceAll("(?m)^(?:package|import) .*$", "").contains("/**");
    }

    private static List<Path> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
