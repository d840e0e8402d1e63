package dev.chainon.e2e.containers;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.Container;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.startupcheck.IndefiniteWaitOneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A container of one of our images as docker-compose.yml runs it: no rights, a root that cannot be written, a limit of memory. */
final class Box implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long MEGABYTE = 1L << 20;

    private final GenericContainer<?> container;
    private final int port;

    private Box(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
    }

    /**
     * What is run.
     *
     * @param memoryMb limit of memory, without swap
     * @param binds files and folders of this machine, read only, by their place inside
     * @param volumes named volumes, by their place inside
     * @param words what is started instead of what the image starts; none for that
     */
    record Plan(
            String image,
            String name,
            int memoryMb,
            int port,
            Map<String, Path> binds,
            Map<String, String> volumes,
            List<String> words) {

        Plan(String image, String name, int memoryMb, int port) {
            this(image, name, memoryMb, port, Map.of(), Map.of(), List.of());
        }

        Plan with(String place, Path file) {
            Map<String, Path> all = new java.util.HashMap<>(binds);
            all.put(place, file);
            return new Plan(image, name, memoryMb, port, all, volumes, words);
        }

        Plan keeping(String place, String volume) {
            Map<String, String> all = new java.util.HashMap<>(volumes);
            all.put(place, volume);
            return new Plan(image, name, memoryMb, port, binds, all, words);
        }

        Plan running(String... other) {
            return new Plan(image, name, memoryMb, port, binds, volumes, List.of(other));
        }

        private void apply(HostConfig host) {
            List<Bind> all = new ArrayList<>();
            binds.forEach((place, file) -> all.add(new Bind(file.toString(), new Volume(place), AccessMode.ro)));
            volumes.forEach((place, volume) -> all.add(new Bind(volume, new Volume(place), AccessMode.rw)));
            host.withBinds(all)
                    .withMemory(memoryMb * MEGABYTE)
                    .withMemorySwap(memoryMb * MEGABYTE)
                    .withReadonlyRootfs(true)
                    .withCapDrop(Capability.ALL)
                    .withSecurityOpts(List.of("no-new-privileges"))
                    .withTmpFs(Map.of("/tmp", "size=64m"));
        }
    }

    private static GenericContainer<?> container(Plan plan, Network network, Map<String, String> variables) {
        GenericContainer<?> made = new GenericContainer<>(DockerImageName.parse(Engine.image(plan.image())))
                .withImagePullPolicy(name -> false)
                .withNetwork(network)
                .withNetworkAliases(plan.name())
                .withEnv(variables)
                .withExposedPorts(plan.port())
                .withCreateContainerCmdModifier(create ->
                        plan.apply(Optional.ofNullable(create.getHostConfig()).orElseThrow()));
        if (!plan.words().isEmpty()) {
            made.withCommand(plan.words().toArray(String[]::new));
        }
        return made;
    }

    /** Starts it and waits until the image's own check finds it healthy. */
    static Box healthy(Plan plan, Network network, Map<String, String> variables) {
        GenericContainer<?> made = container(plan, network, variables)
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(PATIENCE));
        made.start();
        return new Box(made, plan.port());
    }

    /** Starts it and waits for nothing. */
    static Box started(Plan plan, Network network) {
        GenericContainer<?> made = container(plan, network, Map.of()).waitingFor(new AbstractWaitStrategy() {
            @Override
            protected void waitUntilReady() {
                // Whoever starts it looks itself.
            }
        });
        made.start();
        return new Box(made, plan.port());
    }

    /** Starts it and waits until it has ended by itself. */
    static Box ended(Plan plan, Network network) {
        GenericContainer<?> made = container(plan, network, Map.of())
                .withStartupCheckStrategy(new IndefiniteWaitOneShotStartupCheckStrategy() {
                    @Override
                    public StartupStatus checkStartupState(com.github.dockerjava.api.DockerClient client, String id) {
                        boolean running =
                                Boolean.TRUE.equals(getCurrentState(client, id).getRunning());
                        return running ? StartupStatus.NOT_YET_KNOWN : StartupStatus.SUCCESSFUL;
                    }
                })
                .withStartupAttempts(1);
        made.setExposedPorts(List.of());
        made.start();
        return new Box(made, plan.port());
    }

    private InspectContainerResponse inspected() {
        return Engine.client().inspectContainerCmd(container.getContainerId()).exec();
    }

    InspectContainerResponse.ContainerState state() {
        return inspected().getState();
    }

    long exitCode() {
        return Optional.ofNullable(state().getExitCodeLong()).orElse(-1L);
    }

    /** Where this machine reaches it now: a start gives it another port. */
    String address() {
        Ports.Binding[] bound =
                inspected().getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port));
        return "127.0.0.1:" + bound[0].getHostPortSpec();
    }

    /** What it wrote, errors included. */
    String log() {
        return container.getLogs();
    }

    /** The most memory that its processes have taken at once, in megabytes, as the kernel has counted. */
    long peakMb() {
        String peak = run(
                        "/bin/bash",
                        "-c",
                        "cat /sys/fs/cgroup/memory.peak /sys/fs/cgroup/memory/memory.max_usage_in_bytes 2>/dev/null || true")
                .getStdout()
                .strip();
        return Long.parseLong(peak.lines().findFirst().orElseThrow()) / MEGABYTE;
    }

    /** Runs something inside and gives what it said. */
    Container.ExecResult run(String... words) {
        try {
            return container.execInContainer(words);
        } catch (IOException e) {
            throw new IllegalStateException(String.join(" ", words), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL, such as the kernel sends when memory is gone. */
    void kill() {
        Engine.client().killContainerCmd(container.getContainerId()).exec();
    }

    /** SIGTERM, without waiting. */
    void terminate() {
        Engine.client()
                .killContainerCmd(container.getContainerId())
                .withSignal("SIGTERM")
                .exec();
    }

    void startAgain() {
        Engine.client().startContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void close() {
        container.close();
    }
}
