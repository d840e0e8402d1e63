package dev.chainon.monitoring.process;

import dev.chainon.core.process.Telemetry;
import dev.chainon.metrics.ProcessMemory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every process for its health every few seconds, and reads its memory where a PID file names it. */
public final class ProcessWatch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long PERIOD_SECONDS = 3;
    private static final int DETAIL_CHARACTERS = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, URI> targets;
    private final RunFolder folder;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(ProcessWatch::thread);
    private final Map<String, Double> answerSeconds = new ConcurrentHashMap<>();
    private final ThreadWatch threads = new ThreadWatch();
    private volatile List<ProcessReport> reports = List.of();

    /**
     * @param targets base addresses of processes by name
     * @param runFolder where PID files are; may not exist
     */
    public ProcessWatch(Map<String, URI> targets, Path runFolder) {
        this.targets = Map.copyOf(targets);
        this.folder = new RunFolder(runFolder);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "process-watch");
        thread.setDaemon(true);
        return thread;
    }

    /** How long each process took to answer the last question for its health, and how its threads fared, as measures; not a number while nobody tells. */
    public void publish(Telemetry telemetry) {
        targets.keySet().forEach(name -> {
            telemetry.gauge(
                    "chainon_process_answer_seconds",
                    () -> answerSeconds.getOrDefault(name, Double.NaN),
                    "target",
                    name);
            telemetry.gauge("chainon_process_threads_running", () -> threads.running(name), "target", name);
            telemetry.gauge("chainon_process_threads_waiting", () -> threads.waiting(name), "target", name);
        });
    }

    public ProcessWatch start() {
        worker.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** The latest look at each process, by name. */
    public List<ProcessReport> reports() {
        return reports;
    }

    void look() {
        Map<String, ProcessHandle> running = folder.processes();
        threads.look(running, System.nanoTime());
        TreeSet<String> names = new TreeSet<>(running.keySet());
        names.addAll(targets.keySet());
        List<ProcessReport> seen = new ArrayList<>();
        for (String name : names) {
            Optional<ProcessHandle> process = Optional.ofNullable(running.get(name));
            long memory = process.flatMap(ProcessMemory::family)
                    .map(ProcessMemory::proportionalBytes)
                    .orElse(0L);
            Optional<URI> address = Optional.ofNullable(targets.get(name));
            seen.add(address.map(uri -> ask(name, uri, process.isPresent(), memory))
                    .orElseGet(() -> new ProcessReport(name, "", true, false, false, "", memory)));
        }
        reports = List.copyOf(seen);
    }

    private ProcessReport ask(String name, URI address, boolean running, long memory) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v2/health/ready"))
                .timeout(PATIENCE)
                .build();
        answerSeconds.remove(name);
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answerSeconds.put(name, (System.nanoTime() - start) / 1e9);
            boolean ready = response.statusCode() == 200;
            return new ProcessReport(
                    name, address.toString(), true, true, ready, ready ? "" : sentence(response.body()), memory);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new ProcessReport(name, address.toString(), running, false, false, why, memory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProcessReport(name, address.toString(), running, false, false, "interrupted", memory);
        }
    }

    /** The text of {"error": text}, or the body itself. */
    private static String sentence(String body) {
        String text = body.strip().replaceAll("(?s)^\\{\\s*\"error\"\\s*:\\s*\"(.*)\"\\s*\\}$", "$1");
        return text.length() > DETAIL_CHARACTERS ? text.substring(0, DETAIL_CHARACTERS) : text;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
