package dev.chainon.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.local.Settings;
import dev.chainon.local.platform.Platform;
import dev.chainon.local.platform.Secrets;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import dev.chainon.local.process.Service;
import dev.chainon.local.process.SparkOpens;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.CatalogMigrations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A broker and a database of a study's own, on free ports and in a folder of its own, and the child processes that are measured on them. */
public final class Testbed implements AutoCloseable {

    private final Home home;
    private final Settings settings;
    private final ScheduledExecutorService timer;
    private final Platform platform;

    private Testbed(Home home, Settings settings, ScheduledExecutorService timer, Platform platform) {
        this.home = home;
        this.settings = settings;
        this.timer = timer;
        this.platform = platform;
    }

    public static Testbed start(Workbench bench, String study) throws IOException {
        Home home = new Home(bench.home().code(), bench.scratch(study));
        Settings settings = bench.settings();
        Platform.Plan plan = new Platform.Plan(
                freePort(),
                freePort(),
                settings.heapMb("broker"),
                freePort(),
                settings.postgres(),
                settings.platformPatience());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "testbed-restarts");
            thread.setDaemon(true);
            return thread;
        });
        Service.Care care = new Service.Care(settings.restart(), Clock.systemUTC(), timer, bench::say);
        Child.Setting setting = new Child.Setting(home, settings.logLimit(), line -> {});
        return new Testbed(home, settings, timer, Platform.start(plan, setting, care));
    }

    public Home home() {
        return home;
    }

    public String bootstrap() {
        return platform.bootstrap();
    }

    /** Settings of a pipeline process whose back office is a database of this name, made if it is missing, with a folder of its own. */
    public Map<String, Object> backoffice(String database) {
        String url = platform.postgres().url(database);
        Secrets secrets = new Secrets(home.run("secrets"));
        Map<String, String> passwords = new TreeMap<>();
        for (BackofficeRole role : BackofficeRole.values()) {
            passwords.put(role.user(), secrets.password(role.user()));
        }
        new CatalogMigrations(
                        url,
                        dev.chainon.local.platform.Postgres.SUPERUSER,
                        platform.postgres().password())
                .migrate(passwords);
        Map<String, Object> values = new TreeMap<>();
        values.put("home", home.folder(database).toString());
        values.put("kafka.bootstrap", bootstrap());
        values.put("backoffice.url", url);
        String user = BackofficeRole.PIPELINE.user();
        values.put("backoffice.user", user);
        values.put("backoffice.password", secrets.password(user));
        values.put("backoffice.warehouse", home.folder(database + "/warehouse").toString());
        return values;
    }

    /** A Java program with the heap that the launcher gives to one of its processes. */
    public Program program(
            String module, String mainClass, String heapKey, Map<String, Object> chainon, String... arguments)
            throws IOException {
        String name = mainClass.substring(mainClass.lastIndexOf('.') + 1);
        Path file = home.run(name + ".conf");
        Files.writeString(
                file,
                config(chainon)
                        .root()
                        .render(ConfigRenderOptions.concise().setFormatted(true).setJson(false)));
        List<String> options = new ArrayList<>(SparkOpens.options());
        options.add("-Dconfig.file=" + file);
        options.add("-Dchainon.root=" + home.code());
        options.add("-Djava.io.tmpdir=" + home.folder("tmp"));
        Program.Java java = new Program.Java(ClassPath.ofModule(home, module), mainClass, settings.heapMb(heapKey));
        return new Program(name, java, options, List.of(arguments), Map.of());
    }

    public Child start(Program program, Consumer<Line> listener) {
        return Child.start(program, new Child.Setting(home, settings.logLimit(), listener));
    }

    /** Runs a program to its end and gives the result it tells. */
    public String run(Program program) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Child child = start(program, line -> {
            if (line instanceof Line.Result given) {
                result.complete(given.json());
            }
        });
        int code = child.end().join();
        if (code != 0) {
            throw new Failure(child.explanation(code));
        }
        return result.getNow("{}");
    }

    private static Config config(Map<String, Object> values) {
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            config = config.withValue(value.getKey(), ConfigValueFactory.fromAnyRef(value.getValue()));
        }
        return config.atPath("chainon");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        try {
            platform.close();
        } finally {
            timer.shutdownNow();
        }
    }
}
