package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.serving.Await;
import dev.chainon.store.RuntimeRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The image of the replicas and of the balancer, beside those of the broker, the database and the intake, as docker-compose.yml runs them. */
@Tag("campaign")
@Tag("containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingImageIT {

    private static final String INFER = Questions.INFER;
    private static final String READY = "/v2/health/ready";
    private static final int LIMIT_MB = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Quay quay;
    private Box serving;
    private Web client;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.ALWAYS) Path folder) {
        Engine.needed("postgres", "broker", "intake", "serving");
        assertThat(folder.toFile().setExecutable(true, false) && folder.toFile().setReadable(true, false))
                .isTrue();
        quay = new Quay(folder);
        quay.champion(1);
        serving = quay.start(plan("serving-1"), settings());
        client = new Web(serving.address(), Optional.of(key()));
    }

    private Box.Plan plan(String name) {
        return new Box.Plan("serving", name, LIMIT_MB, 8080).keeping("/state", quay.volume("serving"));
    }

    private static String settings() {
        return Quay.runtime(RuntimeRole.SERVING) + "serving.champion-every = 200 ms\n";
    }

    /** Made by another program of the same image. */
    private String key() {
        serving.run(
                "java",
                "@/app/java.args",
                "dev.chainon.apps.Keys",
                "/state/security/keys.json",
                "keep",
                "test",
                "predict,auditor",
                "/state/key");
        return serving.run("cat", "/state/key").getStdout().strip();
    }

    @AfterAll
    void end() {
        if (quay != null) {
            if (serving != null) {
                serving.close();
            }
            quay.close();
        }
    }

    private void awaitVersion(int version) {
        Await.until("version " + version, PATIENCE, () -> {
            try {
                return Math.abs(Questions.score(client.post(INFER, Questions.row(0.01f))) - Questions.expected(version))
                        < 1e-5;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** A test may have ended it. */
    @BeforeEach
    void awaitReady() {
        if (!running()) {
            serving.startAgain();
        }
        Await.until("the replica is ready again", PATIENCE, () -> {
            try {
                client = new Web(serving.address(), client.key());
                return client.get(READY).statusCode() == 200;
            } catch (IOException e) {
                return false;
            }
        });
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void predictsToWhoShowsAKey_andTellsItsFigures() throws IOException {
        quay.champion(1);
        awaitVersion(1);

        assertThat(client.get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(client.get(READY).statusCode()).isEqualTo(200);
        assertThat(Questions.score(client.post(INFER, Questions.row(0.01f))))
                .isCloseTo(Questions.expected(1), within(1e-5));
        assertThat(client.get("/metrics").body()).contains("chainon_", "jvm_memory_used_bytes");
        Web nobody = new Web(client.address(), Optional.empty());
        assertThat(nobody.post(INFER, Questions.row(0)).statusCode()).isEqualTo(401);
        assertThat(nobody.get("/metrics").statusCode()).isEqualTo(401);
    }

    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "deploy/docker")
    void runsWithoutRights_andWritesNothingButItsState() {
        assertThat(serving.run("id", "-u").getStdout().strip()).isEqualTo("10001");
        assertThat(serving.run("touch", "/app/modules/more.jar").getStderr()).contains("Read-only file system");
        assertThat(serving.run("touch", "/etc/more").getExitCode()).isNotZero();
        assertThat(serving.run("touch", "/state/more").getExitCode()).isZero();
        assertThat(serving.run("cat", "/proc/1/status").getStdout())
                .contains("CapEff:\t0000000000000000", "NoNewPrivs:\t1");
    }

    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "deploy/docker")
    void staysBelowItsLimitOfMemory_whateverIsAsked() {
        String body = Questions.rows(2000, 0.01f);

        ExecutorService clients = Executors.newFixedThreadPool(16);

        List<Integer> statuses = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> status(body), clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        clients.shutdown();

        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 503);
        assertThat(serving.state().getOOMKilled()).isFalse();
        assertThat(serving.peakMb()).isBetween(1L, (long) LIMIT_MB);
        assertThat(status(Questions.row(0))).isEqualTo(200);
    }

    private int status(String body) {
        try {
            return client.post(INFER, body).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void championChanges_whileEveryRequestIsAnswered() {
        AtomicBoolean over = new AtomicBoolean();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                statuses.add(status(Questions.row(0.01f)));
            }
        });

        quay.champion(-2);
        awaitVersion(-2);
        quay.champion(1);
        awaitVersion(1);
        over.set(true);
        asking.join();

        assertThat(statuses).isNotEmpty().containsOnly(200);
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void isKilledAndStartedAgain_withTheStateOfBefore() throws IOException {
        serving.run("touch", "/state/left-before");

        serving.kill();
        Await.until("it is gone", PATIENCE, () -> !running());
        assertThat(serving.exitCode()).isEqualTo(137);
        serving.startAgain();
        awaitReady();

        assertThat(serving.run("ls", "/state").getStdout()).contains("left-before");
        assertThat(Questions.score(client.post(INFER, Questions.row(0.01f)))).isPositive();
    }

    private boolean running() {
        return Boolean.TRUE.equals(serving.state().getRunning());
    }

    /** It says that it is not ready before it stops to listen, and what came before is answered. */
    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void endsBySignal_andFinishesWhatItAccepted() {
        List<Integer> statuses = new ArrayList<>();
        Set<Integer> saysReady = new TreeSet<>();

        serving.terminate();
        boolean listens = true;
        while (listens) {
            try {
                saysReady.add(client.get(READY).statusCode());
                statuses.add(client.post(INFER, Questions.row(0.01f)).statusCode());
            } catch (IOException closed) {
                listens = false;
            }
        }
        Await.until("it has ended", PATIENCE, () -> !running());

        assertThat(saysReady).endsWith(503);
        assertThat(statuses).isNotEmpty().containsOnly(200);
        assertThat(serving.exitCode()).isEqualTo(143);
    }

    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void aWrongConfiguration_isRefusedWithWords() {
        try (Box open = quay.startInVain(
                        new Box.Plan("serving", "open", LIMIT_MB, 8080), settings() + "security.access = open");
                Box misspelt = quay.startInVain(
                        new Box.Plan("serving", "misspelt", LIMIT_MB, 8080), settings() + "http.prt = 1")) {
            assertThat(open.exitCode()).isEqualTo(3);
            assertThat(open.log()).contains("this replica cannot start", "set access = required");
            assertThat(misspelt.exitCode()).isEqualTo(3);
            assertThat(misspelt.log()).contains("unknown settings [prt] under chainon.http");
        }
    }

    /** What changes with a commit is a layer of its own, apart from the libraries. */
    @Test
    @Criterion(value = "B4Cr2.images", covers = "deploy/docker")
    void aChangeOfTheCode_makesLessThanFiveMegabytesAnew() {
        assertThat(kilobytes("/app/modules")).isBetween(100, 5 * 1024);
        assertThat(kilobytes("/app/libraries")).isGreaterThan(50 * 1024);
    }

    private int kilobytes(String folder) {
        return Integer.parseInt(serving.run("du", "-sk", folder).getStdout().split("\\s")[0]);
    }

    /** The balancer is another program of the same image. */
    @Test
    @Criterion(value = "B4Cr2.tested", covers = "deploy/docker")
    void theBalancerGoesOn_whenOneOfItsReplicasIsKilled() {
        Box.Plan plan = new Box.Plan("serving", "balancer", 192, 8080).running("dev.chainon.apps.Balance");
        try (Box second = quay.start(
                        new Box.Plan("serving", "serving-2", LIMIT_MB, 8080).keeping("/state", quay.volume("serving")),
                        settings());
                Box balancer = quay.start(plan, "backends = [\"http://serving-1:8080\", \"http://serving-2:8080\"]")) {
            Web through = new Web(balancer.address(), client.key());
            List<Integer> statuses = new ArrayList<>();

            for (int i = 0; i < 40; i++) {
                if (i == 10) {
                    second.kill();
                }
                statuses.add(through(through));
            }

            assertThat(statuses).containsOnly(200);
        }
    }

    private static int through(Web balancer) {
        try {
            return balancer.post(INFER, Questions.row(0.01f)).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
