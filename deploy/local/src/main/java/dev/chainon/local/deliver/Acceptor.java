package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.Settings;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Foreground;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plays the acceptance of a running server in a process of its own. */
record Acceptor(Home home, Settings settings) {

    private static final int HEAP_MB = 64;

    /**
     * Plays it on this terminal.
     *
     * @param words the address, then pairs of a name and a value
     * @param commit of the code that is accepted; empty if unknown
     * @return 0 go, 1 no-go, 2 bad usage, 3 nothing answers
     */
    int play(List<String> words, String commit) {
        return Foreground.run(program(words, Map.of("CHAINON_COMMIT", commit)), home);
    }

    /**
     * Plays it and tells its words to a log only.
     *
     * @param key an API key of the roles predict and auditor; empty where nobody is asked for one
     */
    int playQuietly(List<String> words, String commit, String key) {
        Child.Setting setting = new Child.Setting(home, settings.logLimit(), line -> {});
        Map<String, String> variables = Map.of("CHAINON_COMMIT", commit, "CHAINON_KEY", key);
        return Child.start(program(words, variables), setting).end().join();
    }

    private Program program(List<String> words, Map<String, String> variables) {
        Config budget = settings.local().getConfig("acceptance");
        List<String> all = new ArrayList<>(words);
        put(all, "--p99-ms", Double.toString(budget.getDuration("latency-p99").toNanos() / 1e6));
        put(all, "--requests", Integer.toString(budget.getInt("requests")));
        put(all, "--tolerance", Double.toString(budget.getDouble("tolerance")));
        put(all, "--report", home.folder("reports").toString());
        Path registry = home.state().resolve("registry");
        if (Files.isDirectory(registry)) {
            put(all, "--registry", registry.toString());
        }
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, "acceptance"), "dev.chainon.acceptance.Main", HEAP_MB);
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8");
        return new Program("accept", java, options, all, variables);
    }

    private static void put(List<String> words, String name, String value) {
        if (!words.contains(name)) {
            words.addAll(List.of(name, value));
        }
    }
}
