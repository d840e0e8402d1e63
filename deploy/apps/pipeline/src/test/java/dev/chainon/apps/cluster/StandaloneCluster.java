package dev.chainon.apps.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A master and workers of Spark on this machine, started from the jars that Maven fetched: nothing is installed, and none of the project's code is there. */
final class StandaloneCluster implements AutoCloseable {

    /** Room for one executor of the least heap that Spark accepts. */
    static final int EXECUTOR_MB = 480;

    private static final String HOST = "127.0.0.1";

    private final Path home;
    private final Child master;
    private final String url;
    private final List<Child> workers = new ArrayList<>();

    private StandaloneCluster(Path home) throws IOException, InterruptedException {
        this.home = home;
        this.master = daemon(Pattern.compile("Starting Spark master at (spark://\\S+)"), "master");
        this.url = master.said();
    }

    /**
     * Starts the master.
     *
     * @param home what Spark calls its home
     * @param secret that programs must know
     */
    static StandaloneCluster start(Path home, String secret) throws IOException, InterruptedException {
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (Path jar : Packaged.libraries()) {
            Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
        Files.write(
                home.resolve("cluster.conf"),
                List.of(
                        "spark.authenticate true",
                        "spark.authenticate.secret " + secret,
                        "spark.network.crypto.enabled true",
                        "spark.master.rest.enabled false"));
        return new StandaloneCluster(home);
    }

    String url() {
        return url;
    }

    /** The workers, all alive, so many of them: those that are missing are started. */
    List<Child> workers(int count) throws IOException, InterruptedException {
        workers.removeIf(worker -> !worker.isAlive());
        List<Child> started = new ArrayList<>();
        while (workers.size() + started.size() < count) {
            Pattern registered = Pattern.compile("(Successfully registered with master)");
            started.add(daemon(registered, "worker", "--cores", "1", "--memory", EXECUTOR_MB + "m", url));
        }
        workers.addAll(started);
        for (Child worker : started) {
            worker.said();
        }
        return List.copyOf(workers);
    }

    private Child daemon(Pattern wanted, String what, String... own) throws IOException {
        List<String> command = Child.java(128);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                home.resolve("jars").resolve("*").toString(),
                Packaged.core().toString(),
                Child.testClasses().toString()));
        command.add(SparkDaemon.class.getName());
        command.addAll(List.of(what, "--host", HOST, "--port", "0", "--webui-port", "0"));
        command.addAll(List.of("--properties-file", home.resolve("cluster.conf").toString()));
        command.addAll(List.of(own));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return new Child(builder, wanted);
    }

    /** Ends all, and takes the links away so that nothing that follows them can touch what they lead to. */
    @Override
    public void close() throws IOException {
        workers.forEach(Child::close);
        master.close();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(home.resolve("jars"))) {
            for (Path link : links) {
                Files.delete(link);
            }
        }
    }
}
