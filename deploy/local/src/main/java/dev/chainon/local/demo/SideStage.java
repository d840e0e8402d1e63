package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Home;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** Where processes enter the databases for a while: beside a running demonstration, or on a server started for them. */
record SideStage(Stage stage, Fleet fleet) {

    /**
     * Does something there.
     *
     * <p>One at a time in a state folder, whatever it does: the server that one started ends with it. Another waits for its end.
     *
     * @param report hears the figures
     */
    static <T> T with(Home home, Screen screen, Report report, Function<SideStage, T> work) {
        Settings settings = Settings.read(home.state());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (Turn turn = Turn.await(
                        home.run("side.lock"),
                        () -> screen.say("Another command works on the databases here: waiting for its end."));
                Server server = Server.of(home, settings);
                Stage stage = new Stage(new Stage.Scene(home, settings, screen, new Vigil(), report), timer)) {
            Databases databases = new Databases(settings.port("postgres"), new Secrets(home.run("secrets")));
            databases.migrate();
            // Neither broker nor epoch matters to the registry and to the back office.
            Fleet fleet = new Fleet(home, settings, "127.0.0.1:" + settings.port("broker"), databases, 1);
            return work.apply(new SideStage(stage, fleet));
        } finally {
            timer.shutdownNow();
        }
    }
}
