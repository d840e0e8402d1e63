package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.demo.Http;
import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Containers that a cluster runs, by its own command line. The commands are settings ({@code local.deployment.kubernetes}): each may use {@code $TAG}, the tag of the images of the new
 * version. The cluster replaces pods by itself; the balancer there is its affair: what it does not tell is not judged.
 */
final class EngineSite implements Site {

    private final Config commands;
    private final Path folder;
    private final Map<String, String> variables;
    private boolean started;

    /**
     * @param commands of this cluster
     * @param folder from which they are run
     */
    EngineSite(Config commands, Path folder, String tag) {
        this.commands = commands;
        this.folder = folder;
        this.variables = Map.of("TAG", tag);
    }

    /** What can be tried without a cluster. */
    Step render() {
        return new Step("render", () -> {
            run("render", variables);
            return Step.Done.passed(String.join("; ", commands.getStringList("render")));
        });
    }

    /** @throws Failure if no cluster answers, with the words of its command line */
    void demand() {
        run("demand", variables);
    }

    @Override
    public String start() {
        started = true;
        run("start", variables);
        return commands.getString("address");
    }

    @Override
    public void admit() {
        run("admit", variables);
    }

    @Override
    public Sample look() {
        boolean ready = Http.get(service() + "/v2/health/ready").isPresent();
        return new Sample(ready ? "READY" : "DOWN", 0, 0);
    }

    @Override
    public String service() {
        return commands.getString("service");
    }

    @Override
    public void keep() {
        run("keep", variables);
    }

    @Override
    public void withdraw() {
        if (started) {
            run("withdraw", variables);
        }
    }

    @Override
    public boolean tellsApart() {
        return false;
    }

    @Override
    public void close() {
        // The engine keeps what it runs.
    }

    private void run(String what, Map<String, String> more) {
        for (String line : commands.getStringList(what)) {
            Tool.Ended ended = new Tool(folder, more).ask(List.of("/bin/sh", "-c", line));
            if (ended.code() != 0) {
                throw new Failure("The command `" + line + "` ended with code " + ended.code() + ": " + ended.tail());
            }
        }
    }
}
