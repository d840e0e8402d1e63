package dev.chainon.local;

import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.PidFile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** Stops the demonstration that runs here, in order. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops the demonstration that runs here. Ends with 1 when none runs.")
final class StopCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Optional<ProcessHandle> launcher =
                Lock.holder(home.run("lock")).flatMap(pid -> PidFile.live(pid, Chainon.class.getName()));
        if (launcher.isEmpty()) {
            System.out.println("Nothing runs here.");
            return 1;
        }
        launcher.get().destroy();
        await(launcher.get());
        System.out.println("Stopped PID " + launcher.get().pid() + ".");
        return 0;
    }

    private static void await(ProcessHandle launcher) {
        try {
            launcher.onExit().get(Duration.ofSeconds(20).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Failure(
                    "The launcher, PID " + launcher.pid() + ", does not end within 20 s. End it with: kill -9 "
                            + launcher.pid() + " (nothing is left behind).",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
