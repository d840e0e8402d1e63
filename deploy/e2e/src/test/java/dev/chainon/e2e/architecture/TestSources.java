package dev.chainon.e2e.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source of every test of the house, where a page that names a test looks whether it exists. */
final class TestSources {

    private TestSources() {}

    /** Whether a class of this simple name has a test of this name, in any module. */
    static boolean have(String type, String method) throws IOException {
        Pattern declared = Pattern.compile("void " + method + "\\(");
        for (Path file : named(type + ".java")) {
            if (declared.matcher(Files.readString(file)).find()) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> named(String name) throws IOException {
        Set<String> modules = new TreeSet<>(House.ROOMS.keySet());
        modules.addAll(House.DEPLOY.keySet());
        modules.add("deploy/e2e");
        List<Path> found = new ArrayList<>();
        for (String module : modules) {
            Path tests = House.ROOT.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.endsWith(name)).forEach(found::add);
                }
            }
        }
        return found;
    }
}
