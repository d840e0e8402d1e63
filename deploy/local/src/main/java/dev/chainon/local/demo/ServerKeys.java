package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keys of the servers that the platform itself needs, made by the program that knows how. */
record ServerKeys(Home home, Settings settings, Stage stage) {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /**
     * Makes a key where there is none yet.
     *
     * @param roles separated by commas
     * @param secret file that its owner alone can read, with the key as clients show it
     */
    void keep(String name, String roles, Path secret) {
        Path keys = home.state().resolve("security/keys.json");
        if (!Files.exists(secret) || !Files.exists(keys)) {
            Program.Java java = new Program.Java(
                    ClassPath.ofModule(home, App.SERVING.module()), "dev.chainon.apps.Keys", settings.heapMb("models"));
            List<String> words = List.of(keys.toString(), "keep", name, roles, secret.toString());
            stage.run(new Program("keys", java, List.of("-XX:TieredStopAtLevel=1"), words, Map.of()), LONGEST);
        }
    }
}
