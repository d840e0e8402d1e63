package dev.chainon.local.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import dev.chainon.local.Git;
import dev.chainon.local.Settings;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the programs of the demonstration: class path, heap, and a configuration file of their own that their owner alone can read. */
record Fleet(Home home, Settings settings, String bootstrap, Databases databases, int epoch, Site site) {

    /** One whose processes are all on this machine. */
    Fleet(Home home, Settings settings, String bootstrap, Databases databases, int epoch) {
        this(home, settings, bootstrap, databases, epoch, Site.loopback(settings));
    }

    Program program(App app, String name, Map<String, Object> own) {
        Path file = home.run(name + ".conf");
        write(file, config(app, name, own));
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, app.module()), app.mainClass(), settings.heapMb(app.key()));
        List<String> options = new ArrayList<>(app.options());
        options.add("-Dconfig.file=" + file);
        options.add("-Dchainon.root=" + home.code());
        options.add("-Djava.io.tmpdir=" + home.folder("tmp"));
        options.add("-Dorg.bytedeco.javacpp.cachedir=" + home.folder("native"));
        return new Program(name, java, options, List.of(), environment());
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(settings.chipEnvironment());
        String commit = Git.commit(home.code());
        if (!commit.isEmpty()) {
            variables.put("CHAINON_COMMIT", commit);
        }
        return variables;
    }

    String address(String portKey) {
        return site.address(portKey);
    }

    /** Leaves a process that runs elsewhere what it is told. */
    void tell(App app, String name, Map<String, Object> own, Path file) {
        write(file, config(app, name, own));
    }

    private Config config(App app, String name, Map<String, Object> own) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("home", home.state().toString());
        values.put("epoch", epoch);
        values.put("kafka.bootstrap", bootstrap);
        values.put("lineage.process", name);
        app.role().ifPresent(role -> login("runtime", databases.runtime(role), values));
        if (app.backOffice()) {
            login("backoffice", databases.backOffice(app.backOfficeRole()), values);
            values.put("backoffice.warehouse", home.folder("warehouse").toString());
        }
        app.portKey(name).ifPresent(key -> values.putAll(site.listens(key)));
        if (app == App.SERVING || app == App.BALANCER) {
            // Ports for operators ask all the same.
            values.putAll(site.asks());
        }
        values.putAll(own);
        Config config = ConfigFactory.empty();
        for (Map.Entry<String, Object> value : values.entrySet()) {
            config = config.withValue(value.getKey(), ConfigValueFactory.fromAnyRef(value.getValue()));
        }
        return handed(app).withFallback(config).atPath("chainon");
    }

    /** Snapshot, sealed rows and a set exported again are made of the history, of the same days; a cluster trains, and a version is judged, as the trainer trains: unless told otherwise. */
    private Config handed(App app) {
        Config own = settings.handedTo(app.key());
        return switch (app) {
            case SNAPSHOT, UNSEAL, EXPORT -> own.withFallback(settings.handedTo(App.HISTORY.key()));
            case CLUSTER, EVALUATE -> own.withFallback(settings.handedTo(App.TRAIN.key()));
            default -> own;
        };
    }

    private static void login(String path, Databases.Login login, Map<String, Object> values) {
        values.put(path + ".url", login.url());
        values.put(path + ".user", login.user());
        values.put(path + ".password", login.password());
    }

    private static void write(Path file, Config config) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String text = config.root()
                    .render(ConfigRenderOptions.concise().setFormatted(true).setJson(false));
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(
                    "The configuration " + file + " cannot be written: " + e.getMessage()
                            + ". Check the rights and the disk.",
                    e);
        }
    }
}
