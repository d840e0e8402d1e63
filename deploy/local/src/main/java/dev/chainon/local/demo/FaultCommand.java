package dev.chainon.local.demo;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Breaks something of the demonstration that runs here on purpose, or mends it. */
@Command(
        name = "fault",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a fault of the demonstration that runs here on or off, within a second. The fault is real; the"
                    + " alert that has to fire is named.",
            "drill turns it on until its alert fires, then off until the alert is over, and tells the seconds; without"
                    + " a name, each fault after the other.",
            "All are off at each start, and there are none in production. Ends with 1 when nothing runs here, or an alert of a drill did not fire or did not end."
        })
public final class FaultCommand implements Callable<Integer> {

    private static final String LIST = "list";
    private static final String DRILL = "drill";

    private enum State {
        ON,
        OFF,
        DRILL
    }

    private static final class Names extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(Fault.values()).map(Fault::id).toList());
            add(LIST);
            add(DRILL);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "One of ${COMPLETION-CANDIDATES}; list says how all stand, drill tries all.")
    private String name = LIST;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "on|off|drill",
            description = "What it is to be, or whether it is to be tried.")
    private Optional<State> state = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the seconds of a drill there.")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        Optional<Fault> fault = name.equals(LIST) || name.equals(DRILL) ? Optional.empty() : Optional.of(known());
        Home home = Home.ofSystem();
        if (Lock.holder(home.run("lock")).isEmpty()) {
            System.out.println("Nothing runs here. Start with: ./chainon demo");
            return 1;
        }
        FaultFolder folder = new FaultFolder(home.state());
        if (name.equals(DRILL) || state.equals(Optional.of(State.DRILL))) {
            return drill(home, folder, fault.map(List::of).orElseGet(() -> List.of(Fault.values())));
        }
        fault.ifPresentOrElse(one -> turn(folder, one), () -> list(folder));
        return 0;
    }

    private Fault known() {
        Fault fault = Fault.of(name)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(), "There is no fault " + name + "; there are " + List.copyOf(new Names())));
        if (state.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Say on, off or drill: ./chainon fault " + name + " on");
        }
        return fault;
    }

    private int drill(Home home, FaultFolder folder, List<Fault> faults) {
        Report report = new Report("./chainon fault drill", Instant.now());
        Drill drill = new Drill(
                folder, "http://127.0.0.1:" + Settings.read(home.state()).port("monitor"), new Vigil());
        drill.settle();
        int missed = 0;
        double slowest = 0;
        for (Fault fault : faults) {
            Drill.Outcome outcome = drill.run(fault);
            System.out.println(outcome.line());
            outcome.put(report);
            keep(home, outcome);
            missed += outcome.good() ? 0 : 1;
            slowest = Math.max(slowest, outcome.fired().orElse(0));
        }
        boolean good = missed == 0;
        report.figure("fault.goal.seconds", Drill.GOAL.toSeconds());
        report.figure("fault.missed", missed);
        if (slowest > 0) {
            report.figure("fault.slowest.seconds", slowest);
        }
        String result = report.json(good, Git.commit(home.code()), Instant.now());
        json.ifPresent(file -> Report.write(file, result));
        return good ? 0 : StepCommand.REFUSED;
    }

    /** The page of operations shows the latest drill of each fault. */
    private static void keep(Home home, Drill.Outcome outcome) {
        Report latest = new Report("./chainon fault drill", Instant.now());
        outcome.put(latest);
        new Results(home)
                .keep(
                        "fault-" + outcome.fault().id(),
                        latest.json(outcome.good(), Git.commit(home.code()), Instant.now()));
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
