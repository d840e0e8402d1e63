package dev.chainon.local;

import dev.chainon.local.demo.LiveState;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Home;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Says whether a demonstration runs here: its processes and addresses. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Says whether a demonstration runs here, its processes and its addresses. Ends with 1 when none runs.")
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        Optional<Long> holder = Lock.holder(home.run("lock"));
        if (holder.isEmpty()) {
            System.out.println("Nothing runs here. Start with: ./chainon demo");
            return 1;
        }
        System.out.println("Running as PID " + holder.get() + ".");
        LiveState.read(home).ifPresent(state -> {
            state.processes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(e -> String.format("  %-12s %s", e.getKey(), described(e.getValue())))
                    .forEach(System.out::println);
            System.out.println(state.addressLines());
        });
        return 0;
    }

    private static String described(Collection<Long> pids) {
        return pids.isEmpty()
                ? "being started"
                : pids.stream().map(pid -> "PID " + pid).collect(Collectors.joining(", "));
    }
}
