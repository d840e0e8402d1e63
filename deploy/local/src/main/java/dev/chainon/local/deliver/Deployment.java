package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Lock;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A version and where it goes.
 *
 * @param home of this checkout
 * @param built of the checkout whose version is deployed
 * @param program that plays other commands
 */
record Deployment(Home home, Settings settings, Home built, Wish wish, CommandLine program) {

    /**
     * What the person asked for.
     *
     * @param tag of an image that is here already
     * @param watch how long it is watched, where the settings are not to say
     * @param reservations of both acceptances
     */
    record Wish(Optional<String> tag, Optional<Duration> watch, List<String> reservations) {

        Wish {
            reservations = List.copyOf(reservations);
        }
    }

    /** Into the demonstration that runs here. */
    ReleaseRecord local() {
        if (Lock.holder(home.run("lock")).isEmpty()) {
            throw new Failure("Nothing runs here to deploy into. Start with: ./chainon demo");
        }
        Artefact.Revision revision = revision();
        Artefact artefact = Artefact.lay(built, "deploy/apps/server", revision, home.folder("releases"));
        List<Step> before = new ArrayList<>(List.of(new Step("verify", artefact::verify)));
        before.addAll(SupplyChecks.steps(program, settings));
        String monitor = "http://127.0.0.1:" + settings.port("monitor");
        try (DemoSite site = new DemoSite(home, settings, artefact)) {
            Delivery.Name name = new Delivery.Name("local", revision, artefact::digest);
            Delivery.Gate gate = gate(revision, monitored(monitor), site::key);
            return new Delivery(means(name, before, gate, site), site).run();
        }
    }

    /** Into the containers of Compose. */
    ReleaseRecord compose() {
        Artefact.Revision revision =
                wish.tag().map(given -> new Artefact.Revision(given, "")).orElseGet(this::revision);
        Config config = settings.local().getConfig("deployment.compose");
        Variables variables = Variables.of(home.code(), System.getenv());
        String named = ComposeDelivery.tag(tagged(revision));
        try (Lock lock = alone()) {
            Compose compose = Compose.of(home.code(), config, variables);
            ComposeDelivery order = new ComposeDelivery(compose, built.code(), wish.tag(), named, config, variables);
            try (Site site = order.site()) {
                List<Step> before = new ArrayList<>(List.of(order.engine(site), order.build(site)));
                before.addAll(SupplyChecks.steps(program, settings));
                Supplier<List<String>> more = () -> List.of(
                        "--monitoring",
                        config.getString("monitoring"),
                        "--registry",
                        order.registry(home.folder("registry-of-compose")).toString());
                Delivery.Gate gate = gate(revision, more, site::key);
                Delivery.Name name = new Delivery.Name("compose", revision, order::digest);
                return new Delivery(means(name, before, gate, site), site).run();
            }
        } catch (Failure e) {
            return Delivery.impossible(
                    new Delivery.Name("compose", revision, () -> ""), Clock.systemUTC(), List.of(), e.words());
        }
    }

    /** Two deployments at a time would take the replicas from each other. */
    private Lock alone() {
        Path file = home.run("deploy.lock");
        Lock.holder(file).ifPresent(pid -> {
            throw new Failure("Another deployment is under way, as PID " + pid + ": wait for its end.");
        });
        return Lock.take(file);
    }

    /** Into a cluster. */
    ReleaseRecord cluster() {
        Artefact.Revision revision = revision();
        Config commands = settings.local().getConfig("deployment.kubernetes");
        Delivery.Name name = new Delivery.Name("kubernetes", revision, () -> "");
        try (EngineSite site = new EngineSite(commands, built.code(), tagged(revision))) {
            try {
                site.demand();
            } catch (Failure e) {
                return Delivery.impossible(
                        name, Clock.systemUTC(), List.of(site.render()), "no cluster answers. " + e.words());
            }
            List<Step> before = new ArrayList<>(List.of(site.render()));
            before.addAll(SupplyChecks.steps(program, settings));
            Delivery.Gate gate = gate(revision, monitored(commands.getString("monitoring")), site::key);
            return new Delivery(means(name, before, gate, site), site).run();
        }
    }

    private static String tagged(Artefact.Revision revision) {
        String safe = revision.commit().replaceAll("[^0-9A-Za-z.]", "-");
        return safe.isEmpty() ? "unknown" : safe;
    }

    private static Supplier<List<String>> monitored(String monitor) {
        return () -> List.of("--monitoring", monitor);
    }

    private Delivery.Means means(Delivery.Name name, List<Step> before, Delivery.Gate gate, Site site) {
        Watch.Rule given = Watch.Rule.of(settings.local().getConfig("deployment.watch"));
        Watch.Rule rule = site.tellsApart() ? given : given.ofTheServiceAlone();
        Watch watch = new Watch(wish.watch().map(rule::lasting).orElse(rule), Clock.systemUTC(), Pause::of);
        return new Delivery.Means(name, before, gate, watch, Clock.systemUTC(), System.out::println);
    }

    /** @param more words of the acceptance, asked for when it is played */
    private Delivery.Gate gate(Artefact.Revision revision, Supplier<List<String>> more, Supplier<String> key) {
        Acceptor acceptor = new Acceptor(home, settings);
        return address -> {
            List<String> words = new ArrayList<>(List.of(address));
            words.addAll(more.get());
            wish.reservations().forEach(text -> words.addAll(List.of("--reserve", text)));
            int code = acceptor.playQuietly(words, revision.commit(), key.get());
            return code == 0
                    ? Step.Done.passed("accepted at " + address)
                    : Step.Done.failed("not accepted at " + address + ", code " + code + ": " + home.log("accept")
                            + " and the record in " + home.folder("reports") + " say why");
        };
    }

    private Artefact.Revision revision() {
        String commit = Git.commit(built.code());
        return new Artefact.Revision(commit, commit.isEmpty() ? "" : Git.commitTime(built.code()));
    }
}
