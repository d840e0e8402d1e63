package dev.chainon.local.demo;

import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.store.jobs.RunRefusedException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Does one step of the graph, and before it what it needs and is not done: in the launcher that runs here, or on a database started for it. */
abstract class StepCommand implements Callable<Integer> {

    static final int REFUSED = 1;
    static final int FAILED = 3;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result there.")
    private Optional<Path> json = Optional.empty();

    private final String step;
    private final Set<String> forced;

    /** @param forced steps that are done whatever was done before */
    StepCommand(String step, Set<String> forced) {
        this.step = step;
        this.forced = Set.copyOf(forced);
    }

    /** What the steps are told beside the days. */
    Map<String, String> told() {
        return Map.of();
    }

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        return play(home, Settings.read(home.state()));
    }

    /** Does the step in a home. */
    final int play(Home home, Settings settings) {
        Report report = new Report(step, Instant.now());
        Workflow.Wish wish = wish(settings);
        int code = FAILED;
        try (Screen screen = new Screen(System.out, Boolean.getBoolean("chainon.terminal"))) {
            Stage.Scene scene = new Stage.Scene(home, settings, screen, new Vigil(), report);
            code = code(screen, () -> {
                if (Lock.holder(home.run("lock")).isPresent()) {
                    new Guest(scene).play(wish);
                } else {
                    new Workbench(scene).play(wish);
                }
            });
        } finally {
            int end = code;
            json.ifPresent(file -> Report.write(file, report.json(end == 0, Git.commit(home.code()), Instant.now())));
        }
        return code;
    }

    private Workflow.Wish wish(Settings settings) {
        LocalDate from = settings.replayFrom();
        Map<String, String> params = new LinkedHashMap<>(told());
        params.put("command", step);
        params.put(Handover.FROM, from.toString());
        params.put(Handover.TO, from.withDayOfMonth(from.lengthOfMonth()).toString());
        return new Workflow.Wish(Pipeline.read().graph().upTo(step), params, forced);
    }

    /** 0 done, 1 a negative answer, 3 failure, each in words. */
    static int code(Screen screen, Runnable work) {
        try {
            work.run();
            return 0;
        } catch (Stage.RefusedException e) {
            screen.say(e.words());
            return REFUSED;
        } catch (RunRefusedException e) {
            throw new Failure(e.words(), e);
        } catch (Vigil.StoppedException e) {
            screen.say("Stopped: the run goes on at the next start.");
            return FAILED;
        }
    }
}
