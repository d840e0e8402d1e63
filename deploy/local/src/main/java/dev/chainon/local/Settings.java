package dev.chainon.local;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import dev.chainon.local.process.Crashes;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.RotatedLog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The launcher's settings: {@code reference.conf} under the user's file, every key known, every value in its range. */
public record Settings(Config local) {

    private static final String FREE = "settings";

    /** Processes that train or serve. */
    private static final Set<String> COMPUTING = Set.of("train", "experiment", "serving");

    public Settings {
        ports(local).forEach((key, port) -> {
            if (port < 1024 || port > 65_535) {
                throw new Failure("local.ports." + key + " is " + port + ": choose a port from 1024 to 65535.");
            }
        });
        if (ports(local).values().stream().distinct().count() < ports(local).size()) {
            throw new Failure("Two keys of local.ports name the same port: " + ports(local) + ". Give each its own.");
        }
    }

    /** The file that {@code -Dconfig.file} names, or {@code chainon.conf} in the state folder when there. */
    public static Settings read(Path state) {
        String named = System.getProperty("config.file", "");
        Path file = named.isEmpty() ? state.resolve("chainon.conf") : Path.of(named);
        if (!named.isEmpty() && !Files.isRegularFile(file)) {
            throw new Failure("The configuration file " + file + " named by -Dconfig.file is not there.");
        }
        return parse(file.toFile());
    }

    static Settings parse(File file) {
        try {
            Config reference = ConfigFactory.parseResources("reference.conf").getConfig("local");
            Config user = ConfigFactory.parseFile(file);
            user.root().keySet().stream().filter(key -> !key.equals("local")).forEach(key -> refuse(key, file));
            Config own = user.hasPath("local") ? user.getConfig("local") : ConfigFactory.empty();
            check("local", own.root(), reference.root(), file);
            return new Settings(own.withFallback(reference).resolve());
        } catch (ConfigException e) {
            throw new Failure("The configuration file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(String path, ConfigObject own, ConfigObject known, File file) {
        own.forEach((key, value) -> {
            if (!known.containsKey(key)) {
                refuse(path + "." + key, file);
            }
            if (value.valueType() == ConfigValueType.OBJECT && !path.equals("local." + FREE)) {
                check(path + "." + key, (ConfigObject) value, own(known, key, path, file), file);
            }
        });
    }

    private static ConfigObject own(ConfigObject known, String key, String path, File file) {
        if (known.get(key) instanceof ConfigObject object) {
            return object;
        }
        throw new Failure("The key " + path + "." + key + " in " + file + " holds one value, not a group.");
    }

    private static void refuse(String key, File file) {
        throw new Failure("The key " + key + " in " + file
                + " is unknown: see deploy/local/src/main/resources/reference.conf for those there are.");
    }

    /** Every port by its key, in the order of the keys. */
    public Map<String, Integer> ports() {
        return ports(local);
    }

    public int port(String key) {
        return local.getInt("ports." + key);
    }

    public int heapMb(String key) {
        return local.getInt("heap-mb." + key);
    }

    public int diskGb() {
        return local.getInt("disk-gb");
    }

    /** What the demonstration takes at most. */
    public int memoryGb() {
        return local.getInt("memory-gb");
    }

    public RotatedLog.Limit logLimit() {
        return new RotatedLog.Limit(local.getLong("log.megabytes") << 20, local.getInt("log.kept"));
    }

    public Crashes.Policy restart() {
        Config restart = local.getConfig("restart");
        return new Crashes.Policy(
                restart.getInt("crashes"),
                restart.getDuration("within"),
                restart.getDuration("first-wait"),
                restart.getDuration("longest-wait"));
    }

    /** How often the worker of a step gives a sign of life; silent for four of them, it is taken for dead. */
    public Duration heartbeat() {
        return local.getDuration("jobs.heartbeat");
    }

    /** How long the broker and the database may take to answer. */
    public Duration platformPatience() {
        return local.getDuration("patience.platform");
    }

    /** How long the serving processes may take to answer. */
    public Duration readyPatience() {
        return local.getDuration("patience.ready");
    }

    public LocalDate replayFrom() {
        return LocalDate.parse(local.getString("replay.from"));
    }

    public double replaySpeed() {
        return local.getDouble("replay.speed");
    }

    /** Days before the present moment on which a retrained model is judged. */
    public int judgeDays() {
        return local.getInt("retraining.judge-days");
    }

    /** How the trial of a retrained model goes, as its steps are told. */
    public Map<String, String> trial() {
        Config own = local.getConfig("retraining");
        return Map.of(
                "percent",
                Integer.toString(own.getInt("percent")),
                "requests",
                Integer.toString(own.getInt("requests")),
                "patience",
                own.getDuration("patience").toSeconds() + " s");
    }

    /** A platform that runs elsewhere. */
    public Config external() {
        return local.getConfig("external");
    }

    /** PostgreSQL's own settings. */
    public Map<String, String> postgres() {
        Config postgres = local.getConfig("postgres");
        return Map.of(
                "shared_buffers",
                postgres.getInt("shared-buffers-mb") + "MB",
                "max_connections",
                Integer.toString(postgres.getInt("max-connections")));
    }

    /** What is handed to one process under its root {@code chainon}; to those that compute, the chips too. */
    public Config handedTo(String process) {
        Config own = local.getConfig(FREE + "." + process);
        return COMPUTING.contains(process)
                ? own.withFallback(local.getConfig("chips").atPath("chips"))
                : own;
    }

    /** The variables that native libraries read once, when a process starts: an open wait would spin and starve the other processes of this machine. */
    public Map<String, String> chipEnvironment() {
        Config chips = local.getConfig("chips");
        boolean cuda = chips.getString("backend").equalsIgnoreCase("cuda");
        return Map.of(
                "OMP_NUM_THREADS",
                Integer.toString(chips.getInt("omp-threads")),
                "OMP_WAIT_POLICY",
                chips.getString("omp-wait").toUpperCase(Locale.ROOT),
                "BACKEND_PRIORITY_CPU",
                cuda ? "0" : "100",
                "BACKEND_PRIORITY_GPU",
                cuda ? "100" : "0");
    }

    /** Ports that the platform alone needs. */
    public List<String> platformPorts() {
        return List.of("broker", "controller", "postgres");
    }

    private static Map<String, Integer> ports(Config local) {
        Map<String, Integer> ports = new TreeMap<>();
        local.getConfig("ports")
                .entrySet()
                .forEach(e -> ports.put(e.getKey(), ((Number) e.getValue().unwrapped()).intValue()));
        return ports;
    }
}
