package dev.chainon.evidence.report;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.ledger.Seal;
import dev.chainon.evidence.record.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A tiny repository: module {@code app} depends on module {@code base}. Planted tests run in it for real and are recorded. */
record ScratchRepository(Path root) {

    static ScratchRepository in(Path root) throws IOException {
        ScratchRepository repository = new ScratchRepository(root);
        repository.write(
                "pom.xml",
                "<project><artifactId>all</artifactId><modules><module>base</module><module>app</module></modules></project>");
        repository.write("base/pom.xml", "<project><artifactId>toy-base</artifactId></project>");
        repository.write(
                "app/pom.xml",
                "<project><artifactId>toy-app</artifactId><dependencies><dependency><artifactId>toy-base</artifactId></dependency></dependencies></project>");
        repository.write(Openings.PLACE.toString(), Seal.seal(List.of()));
        repository.write("base/src/main/java/Base.java", "class Base {}\n");
        repository.write("app/src/main/java/App.java", "class App {}\n");
        return repository;
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Runs planted tests as the module {@code app} would. */
    ScratchRepository run(Class<?>... planted) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(recorder())
                .build();
        ClassSelector[] selectors =
                Arrays.stream(planted).map(c -> selectClass(c)).toArray(ClassSelector[]::new);
        LauncherFactory.create(config)
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectors)
                        .build());
        return this;
    }

    void editRecords(UnaryOperator<String> edit) throws IOException {
        Path file = root.resolve("app").resolve(Ledger.PLACE);
        Files.writeString(file, edit.apply(Files.readString(file)));
    }

    String code(String module) throws IOException {
        return new CodeHash(Reactor.read(root)).of(module);
    }

    EvidenceReport read() throws IOException {
        return new EvidenceReader(root).read();
    }

    State state(String clause) throws IOException {
        return read().clause(clause).orElseThrow().state();
    }

    private Recorder recorder() {
        String before = System.setProperty("basedir", root.resolve("app").toString());
        try {
            return new Recorder();
        } finally {
            if (before == null) {
                System.clearProperty("basedir");
            } else {
                System.setProperty("basedir", before);
            }
        }
    }
}
