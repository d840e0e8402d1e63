package dev.chainon.bench.balance;

import dev.chainon.bench.Workbench;
import dev.chainon.local.process.Child;
import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.FirstCompiler;
import dev.chainon.local.process.Line;
import dev.chainon.local.process.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Stand-ins for replicas behind the demonstration's balancer, each in a process of its own. */
final class Replicas implements AutoCloseable {

    static final String MODULE = "deploy/apps/server";
    private static final int HEAP_MB = 96;
    private static final long PATIENCE_SECONDS = 60;

    private final Workbench bench;
    private final List<Child> children = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private String balancer = "";

    private Replicas(Workbench bench) {
        this.bench = bench;
    }

    static Replicas start(Workbench bench, Service service, Variant variant) {
        Replicas made = new Replicas(bench);
        try {
            List<CompletableFuture<String>> ready = new ArrayList<>();
            for (int i = 0; i < service.replicas(); i++) {
                ready.add(made.start(
                        "stand-in-" + i,
                        "StandIn",
                        List.of(),
                        List.of(Long.toString(service.millis()), Integer.toString(service.places()))));
            }
            for (CompletableFuture<String> each : ready) {
                made.addresses.add(address(each));
            }
            made.balancer = address(made.start("stand-in-balancer", "Balance", made.settings(variant), List.of()));
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private List<String> settings(Variant variant) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            settings.put("chainon.backends." + i, addresses.get(i));
        }
        settings.put("chainon.http.port", "0");
        variant.settings().forEach((key, value) -> settings.put("chainon.balancer." + key, value));
        return settings.entrySet().stream()
                .map(each -> "-D" + each.getKey() + "=" + each.getValue())
                .toList();
    }

    private CompletableFuture<String> start(String name, String main, List<String> options, List<String> arguments) {
        Program program = new Program(
                        name,
                        new Program.Java(ClassPath.ofModule(bench.home(), MODULE), "dev.chainon.apps." + main, HEAP_MB),
                        FirstCompiler.options(),
                        arguments,
                        Map.of())
                .withOptions(options);
        CompletableFuture<String> ready = new CompletableFuture<>();
        Child child = Child.start(
                program, new Child.Setting(bench.home(), bench.settings().logLimit(), line -> {
                    if (line instanceof Line.Ready said) {
                        ready.complete(said.address());
                    }
                }));
        children.add(child);
        child.end().thenAccept(code -> ready.completeExceptionally(new Failure(child.explanation(code))));
        return ready;
    }

    private static String address(CompletableFuture<String> ready) {
        try {
            return ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new Failure("a process of the study was not ready within " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** The address of the balancer. */
    String balancer() {
        return balancer;
    }

    /** Does it to the first replica. */
    void begin(Fault fault) {
        switch (fault) {
            case WELL -> {}
            case SLOWED -> post(addresses.get(0) + "/slow?factor=" + Service.SLOWER);
            case KILLED -> signal("KILL");
            case PAUSED -> signal("STOP");
        }
    }

    /** Ends what can be ended. */
    void end(Fault fault) {
        if (fault == Fault.PAUSED) {
            signal("CONT");
        }
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(children.get(0).pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new Failure("kill -" + name + " of a replica ended with code " + code + ".");
            }
        } catch (IOException e) {
            throw new Failure("This machine has no command kill: the study needs it.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("The study was interrupted.", e);
        }
    }

    private static void post(String address) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        children.forEach(Child::closeInput);
        children.forEach(child -> child.stop(Duration.ofMillis(500)));
    }
}
