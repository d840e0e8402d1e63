package dev.chainon.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigRenderOptions;
import dev.chainon.local.demo.Report;
import dev.chainon.local.demo.Screen;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.SparkOpens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one main to its end, shows its progress, and takes its result: one JSON object, of which {@code words} is for the person.
 *
 * @param name names its lock, its log and its group of {@code local.settings}
 * @param settings further settings, as system properties
 */
record PipelineTask(String name, App app, List<String> arguments, Map<String, String> settings) {

    /**
     * A main of {@code deploy/apps}.
     *
     * @param module its folder there
     */
    record App(String module, String mainClass) {}

    /** @param code 0 done, 1 a negative result, 2 bad usage */
    record Ended(int code, JsonNode result) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_USAGE = 2;

    /** A main of the pipeline. */
    PipelineTask(String name, String mainClass, List<String> arguments, Map<String, String> settings) {
        this(name, new App("pipeline", mainClass), arguments, settings);
    }

    /** @throws Failure if the process ended without a result */
    Ended run(Home home) {
        Settings all = Settings.read(home.state());
        CompletableFuture<String> result = new CompletableFuture<>();
        try (Lock lock = Lock.take(home.run(name + ".lock"));
                Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            Child child = Child.start(program(home, all), new Child.Setting(home, all.logLimit(), line -> {
                if (line instanceof Line.Progress progress) {
                    screen.progress(progress);
                } else if (line instanceof Line.Result given) {
                    result.complete(given.json());
                }
            }));
            int code = child.end().join();
            if (code > BAD_USAGE || !result.isDone()) {
                throw new Failure(child.explanation(code));
            }
            Ended ended = new Ended(code, JSON.readTree(result.join()));
            ended.result().path("words").forEach(words -> screen.say(words.asText()));
            return ended;
        } catch (JsonProcessingException e) {
            throw new Failure("The process " + name + " gave a result that is not JSON.", e);
        }
    }

    private Program program(Home home, Settings all) {
        Path file = home.run(name + ".conf");
        Report.write(file, all.handedTo(name).atPath("chainon").root().render(ConfigRenderOptions.concise()));
        List<String> options = new ArrayList<>(SparkOpens.options());
        options.add("-Dconfig.file=" + file);
        options.add("-Dchainon.root=" + home.code());
        options.add("-Dchainon.home=" + home.state());
        options.add("-Djava.io.tmpdir=" + home.folder("tmp"));
        settings.forEach((key, value) -> options.add("-D" + key + "=" + value));
        return new Program(
                name,
                new Program.Java(
                        ClassPath.ofModule(home, "deploy/apps/" + app.module()),
                        "dev.chainon.apps." + app.mainClass(),
                        all.heapMb(name)),
                options,
                arguments,
                all.chipEnvironment());
    }
}
