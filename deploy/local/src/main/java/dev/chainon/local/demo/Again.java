package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registered version, trained again to see that the same bytes come out. Its training set is written again from its tag where it is gone. */
record Again(Home home, int version) {

    private static final String MANIFEST = "manifest.json";
    private static final Duration LONGEST = Duration.ofMinutes(60);

    /** The exit code: 0 where the bytes are the same, 1 where they differ, 3 where it failed. */
    int train() {
        missing().ifPresent(this::export);
        Settings settings = Settings.read(home.state());
        Program.Java java = new Program.Java(
                ClassPath.ofModule(home, "deploy/apps/trainer"),
                "dev.chainon.apps.Reproduce",
                settings.heapMb("train"));
        List<String> options = List.of("-Dchainon.home=" + home.state());
        Program program =
                new Program("reproduce", java, options, List.of(Integer.toString(version)), settings.chipEnvironment());
        return Foreground.run(program, home);
    }

    /** The name of the version's training set, if it is not there. What else is wrong with a version, the training says. */
    Optional<String> missing() {
        Path models = home.state().resolve("registry");
        if (!Files.isDirectory(models)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(models)) {
            for (Path folder : folders) {
                Path manifest = folder.resolve(Integer.toString(version)).resolve(MANIFEST);
                if (Files.exists(manifest)) {
                    return gone(new ObjectMapper().readTree(manifest.toFile()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new Failure("The manifest of version " + version + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Optional<String> gone(JsonNode manifest) {
        String set = manifest.at("/params/set").asText();
        Path there = home.state().resolve("training").resolve(set).resolve(MANIFEST);
        return set.isEmpty() || Files.exists(there) ? Optional.empty() : Optional.of(set);
    }

    private void export(String set) {
        try (Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            screen.say("The training set " + set + " is gone: it is written again from its tag ...");
            SideStage.with(home, screen, new Report("train", Instant.now()), side -> side.stage()
                    .run(side.fleet().program(App.EXPORT, "export", Map.of("export.set", set)), LONGEST));
        }
    }
}
