package dev.chainon.local;

import dev.chainon.local.platform.Lock;
import dev.chainon.local.platform.Platform;
import dev.chainon.local.platform.Ports;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.PidFile;
import dev.chainon.local.process.Service;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A launcher of the platform alone, to be killed by a test. */
public final class PlatformOnly {

    private PlatformOnly() {}

    public static void main(String[] args) throws InterruptedException {
        Home home = new Home(Path.of(args[0]), Path.of(args[1]));
        Settings settings = Settings.read(home.state());
        try (Lock lock = Lock.take(home.run("lock"))) {
            PidFile.awaitLeftovers(home.folder("run"), Duration.ofSeconds(10));
            Ports.check(settings.ports());
            Platform platform = start(home, settings);
            System.out.println("@ready " + platform.bootstrap());
            System.out.println("pids " + platform.broker().child().orElseThrow().pid() + " "
                    + platform.postgres().guardPid() + " "
                    + platform.postgres().process().orElseThrow().pid());
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close));
            new CountDownLatch(1).await();
        }
    }

    static Platform start(Home home, Settings settings) {
        Child.Setting setting = new Child.Setting(home, settings.logLimit(), line -> {});
        Service.Care care = new Service.Care(
                settings.restart(),
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(),
                System.err::println);
        return Platform.start(Platforms.plan(settings), setting, care);
    }
}
