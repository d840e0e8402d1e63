package dev.chainon.local.demo;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Home;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Breaks something of the demonstration that runs here on purpose, or mends it. */
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a fault of the demonstration that runs here on or off, within a second. The fault is real; the"
                    + " alert that has to fire is named.",
            "All are off at each start, and there are none in production. Ends with 1 when nothing runs here."
        })
public final class FaultCommand implements Callable<Integer> {

    private static final String LIST = "list";

    private enum State {
        ON,
        OFF
    }

    private static final class Names extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(Fault.values()).map(Fault::id).toList());
            add(LIST);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; list says how all stand.")
    private String name = LIST;

    @Parameters(index = "1", arity = "0..1", paramLabel = "on|off", description = "What it is to be.")
    private Optional<State> state = Optional.empty();

    @Override
    public Integer call() {
        Optional<Fault> fault = name.equals(LIST) ? Optional.empty() : Optional.of(known());
        Home home = Home.ofSystem();
        if (Lock.holder(home.run("lock")).isEmpty()) {
            System.out.println("Nothing runs here. Start with: ./chainon demo");
            return 1;
        }
        FaultFolder folder = new FaultFolder(home.state());
        fault.ifPresentOrElse(one -> turn(folder, one), () -> list(folder));
        return 0;
    }

    private Fault known() {
        Fault fault = Fault.of(name)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "There is no fault " + name + "; there are " + List.copyOf(new Names())));
        if (state.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Say on or off: ./chainon fault " + name + " on");
        }
        return fault;
    }

    private void turn(FaultFolder folder, Fault fault) {
        boolean on = state.filter(State.ON::equals).isPresent();
        folder.turn(fault, on);
        System.out.println(
                on
                        ? fault.id() + " is on: " + fault.sentence() + "\nIt moves " + fault.measure()
                                + "; the alert " + fault.alert()
                                + " has to fire within 30 s.\nMend it: ./chainon fault "
                                + fault.id() + " off"
                        : fault.id() + " is off; the alert " + fault.alert() + " ends once its measure is as before.");
    }

    private static void list(FaultFolder folder) {
        for (Fault fault : Fault.values()) {
            System.out.printf(
                    "  %-14s %-3s  %-18s %s%n",
                    fault.id(), folder.on(fault) ? "on" : "off", fault.alert(), fault.sentence());
        }
    }
}
