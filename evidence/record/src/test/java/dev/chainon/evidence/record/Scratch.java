package dev.chainon.evidence.record;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A tiny project of two modules in a scratch folder, where planted tests run for real. */
final class Scratch {

    private Scratch() {}

    /** Module {@code app} depends on {@code base}, {@code apart} on nothing. */
    static Path project(Path folder) throws IOException {
        pom(folder, "root", "<modules><module>base</module><module>app</module><module>apart</module></modules>");
        pom(folder.resolve("base"), "toy-base", "");
        pom(folder.resolve("apart"), "toy-apart", "");
        pom(
                folder.resolve("app"),
                "toy-app",
                "<dependencies><dependency><groupId>toy</groupId><artifactId>toy-base</artifactId></dependency></dependencies>");
        for (String module : new String[] {"base", "app", "apart"}) {
            Path sources = Files.createDirectories(folder.resolve(module).resolve("src/main/java"));
            Files.writeString(sources.resolve("Code.java"), "class Code {\n  int n = 1;\n}\n");
        }
        return folder;
    }

    /** Runs planted classes with a recorder for this module, and nothing else of the platform's own. */
    static void run(Path module, Class<?>... classes) {
        run(new Recorder(Optional.of(module)), classes);
    }

    static void run(TestExecutionListener listener, Class<?>... classes) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(listener)
                .build();
        ClassSelector[] selectors =
                Arrays.stream(classes).map(c -> selectClass(c)).toArray(ClassSelector[]::new);
        LauncherFactory.create(config)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .configurationParameter("jqwik.database", "")
                        .build());
    }

    private static void pom(Path folder, String name, String more) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("pom.xml"), "<project><artifactId>" + name + "</artifactId>" + more + "</project>\n");
    }
}
