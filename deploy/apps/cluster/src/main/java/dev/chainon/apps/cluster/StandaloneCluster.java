package dev.chainon.apps.cluster;

import dev.chainon.core.process.Supervised;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A master and workers of Spark on this machine, started from the jars that Maven fetched: nothing is installed, and none of the project's code is there. */
public final class StandaloneCluster implements AutoCloseable {

    /** Where everything of a program runs unless told otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int DAEMON_MB = 128;
    private static final Pattern OWN = Pattern.compile("(^|[/\\\\])chainon-[^/\\\\]*$");

    /** Spark's own choice of what is logged: that they are ready is told nowhere else. */
    private static final String TALKATIVE = "org/apache/spark/log4j2-defaults.properties";

    /**
     * What is started.
     *
     * @param home what Spark calls its home; made if need be
     * @param secret that programs must know
     * @param jars of Spark and what it needs
     * @param host address at which the master listens
     * @param workerMb memory that a worker gives to executors
     * @param environment of the processes, and of the executors that workers start
     */
    public record Plan(
            Path home, String secret, List<Path> jars, String host, int workerMb, Map<String, String> environment) {

        public Plan {
            jars = List.copyOf(jars);
            environment = new TreeMap<>(environment);
        }

        /** On the loopback interface. */
        public static Plan here(Path home, String secret, List<Path> jars, int workerMb) {
            return new Plan(home, secret, jars, LOOPBACK, workerMb, Map.of());
        }
    }

    /**
     * Where a worker runs.
     *
     * @param host its address there
     * @param prefix of its command, such as {@code ip netns exec NAME}
     */
    public record Place(String host, List<String> prefix) {

        static final Place HERE = new Place(LOOPBACK, List.of());

        public Place {
            prefix = List.copyOf(prefix);
        }
    }

    private final Plan plan;
    private final Child master;
    private final String url;
    private final List<Child> workers = new ArrayList<>();

    private StandaloneCluster(Plan plan) throws IOException, InterruptedException {
        this.plan = plan;
        this.master = daemon(
                Pattern.compile("Starting Spark master at (spark://\\S+)"),
                new Place(plan.host(), List.of()),
                "master");
        this.url = master.said();
    }

    /** Starts the master. */
    public static StandaloneCluster start(Plan plan) throws IOException, InterruptedException {
        Path jars = Files.createDirectories(plan.home().resolve("jars"));
        unlink(jars);
        for (Path jar : plan.jars()) {
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
        Path conf = plan.home().resolve("cluster.conf");
        Files.deleteIfExists(conf);
        Files.createFile(conf, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(
                conf,
                List.of(
                        "spark.authenticate true",
                        "spark.authenticate.secret " + plan.secret(),
                        "spark.network.crypto.enabled true",
                        "spark.master.rest.enabled false"));
        return new StandaloneCluster(plan);
    }

    /** The jars of this process's class path but the project's own: executors get those from the program that they work for. */
    public static List<Path> ownJars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar") && !OWN.matcher(entry).find())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    public String url() {
        return url;
    }

    /** The workers, all alive, so many of them: those that are missing are started. */
    public List<Child> workers(int count) throws IOException, InterruptedException {
        workers.removeIf(worker -> !worker.isAlive());
        List<Child> started = new ArrayList<>();
        while (workers.size() < count) {
            started.add(starting(Place.HERE));
        }
        for (Child worker : started) {
            worker.said();
        }
        return List.copyOf(workers);
    }

    Optional<Child> first() {
        return workers.stream().findFirst();
    }

    /** Starts a worker somewhere, and waits until the master knows it. */
    public Child worker(Place place) throws IOException, InterruptedException {
        Child worker = starting(place);
        worker.said();
        return worker;
    }

    private Child starting(Place place) throws IOException {
        Pattern registered = Pattern.compile("(Successfully registered with master)");
        Child worker = daemon(registered, place, "worker", "--cores", "1", "--memory", plan.workerMb() + "m", url);
        workers.add(worker);
        return worker;
    }

    private Child daemon(Pattern wanted, Place place, String what, String... own) throws IOException {
        List<String> command = new ArrayList<>(place.prefix());
        command.addAll(Child.java(DAEMON_MB));
        command.add("-Dlog4j2.configurationFile=" + TALKATIVE);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                plan.home().resolve("jars").resolve("*").toString(),
                placeOf(Supervised.class),
                placeOf(SparkDaemon.class)));
        command.add(SparkDaemon.class.getName());
        command.addAll(List.of(what, "--host", place.host(), "--port", "0", "--webui-port", "0"));
        command.addAll(
                List.of("--properties-file", plan.home().resolve("cluster.conf").toString()));
        command.addAll(List.of(own));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(plan.home().toFile());
        builder.environment().put("SPARK_HOME", plan.home().toString());
        builder.environment().put("SPARK_LOCAL_IP", place.host());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().putAll(plan.environment());
        return new Child(builder, wanted);
    }

    /** The jar or folder that a class was loaded from. */
    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + type + " is no path", e);
        }
    }

    private static void unlink(Path jars) throws IOException {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(jars)) {
            for (Path link : links) {
                Files.delete(link);
            }
        }
    }

    /** Ends all, and takes the links away so that nothing that follows them can touch what they lead to. */
    @Override
    public void close() throws IOException {
        workers.forEach(Child::close);
        master.close();
        unlink(plan.home().resolve("jars"));
    }
}
