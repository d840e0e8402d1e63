package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docker-compose.yml by rules of our own, and what it mounts. */
class ComposeTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final List<String> FEW =
            List.of("broker", "intake", "launcher", "monitor", "postgres", "secret", "serving-1");

    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void everyServiceIsPinnedBoundedAndShut_andWaitsForTheHealthOfOthers() throws IOException {
        ComposeFile file = ComposeFile.of(ROOT);

        assertThat(file.objections()).isEmpty();
        assertThat(file.in("minimal")).containsExactlyElementsOf(FEW);
        assertThat(file.in("full"))
                .containsAll(FEW)
                .contains("stream", "balancer", "serving-2", "people", "replay")
                .contains("prometheus", "alertmanager", "grafana");
        assertThat(file.in("pair"))
                .containsAll(FEW)
                .contains("serving-2", "balancer")
                .hasSize(FEW.size() + 2);
        assertThat(file.in("gpu")).contains("serving-gpu").doesNotContain("serving-1");
    }

    /** A version on trial stands beside both replicas, is like them, and no client finds it. */
    @Test
    @Criterion(value = "B1Cr1.acceptance-gate", covers = "docker-compose.yml")
    void aVersionOnTrialIsAReplica_thatStartsForADeploymentAlone() throws IOException {
        ComposeFile file = ComposeFile.of(ROOT);
        Map<String, Object> trial = file.services().get("serving-trial");
        Map<String, Object> replica = file.services().get("serving-2");

        assertThat(file.in("trial")).containsExactly("serving-trial");
        for (String same : List.of("image", "mem_limit", "read_only", "cap_drop", "healthcheck", "networks")) {
            assertThat(trial.get(same)).as(same).isEqualTo(replica.get(same));
        }
        assertThat(String.valueOf(trial.get("volumes"))).contains("settings-serving-2:/etc/chainon:ro");
        assertThat(String.valueOf(trial.get("ports"))).doesNotContain("8711", "8712");
    }

    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void plantedFaultsAreFound() throws IOException {
        assertThat(planted("image: prom/prometheus:v2.53.3", "image: prom/prometheus:latest"))
                .anyMatch(objection -> objection.contains("names the version of its image"));
        assertThat(planted("\"127.0.0.1:8700:8080\"", "\"8700:8080\""))
                .anyMatch(objection -> objection.contains("listens on this machine alone"));
        assertThat(planted("    mem_limit: 448m\n", "")).anyMatch(objection -> objection.contains("limit of memory"));
        assertThat(planted("  read_only: true\n", ""))
                .anyMatch(objection -> objection.contains("root that cannot be written"));
        assertThat(planted("./deploy/compose/prometheus.yml:", "./deploy/compose/prometeus.yml:"))
                .anyMatch(objection -> objection.contains("mounts what is there"));
        assertThat(planted("{intake: {condition: service_healthy}}", "{intake: {condition: service_started}}"))
                .anyMatch(objection -> objection.contains("waits for the health of intake"));
    }

    private static List<String> planted(String good, String bad) throws IOException {
        String text = Files.readString(ROOT.resolve("docker-compose.yml"));
        assertThat(text).contains(good);
        return ComposeFile.of(ROOT, text.replace(good, bad)).objections();
    }

    /** A process that takes all of its heap, and what Java takes beside it, is not ended by the engine. */
    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "docker-compose.yml")
    void everyLimitOfMemoryIsWellAboveTheHeap() throws IOException {
        Config images = ConfigFactory.parseResources("images.conf").getConfig("images");
        ComposeFile.of(ROOT).services().forEach((name, service) -> {
            String image = String.valueOf(service.get("image")).replaceFirst("chainon/([a-z]+):.*", "$1");
            if (images.root().containsKey(image) && !name.equals("secret")) {
                int heap = heap(service, images.getInt(image + ".heap-mb"));
                assertThat(megabytes(String.valueOf(service.get("mem_limit"))))
                        .as(name)
                        .isGreaterThan(heap + heap / 5 + 100);
            }
        });
    }

    private static int heap(Map<String, Object> service, int ofTheImage) {
        return Pattern.compile("-Xmx(\\d+)m")
                .matcher(String.valueOf(service.get("command")))
                .results()
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElse(ofTheImage);
    }

    private static int megabytes(String limit) {
        int number = Integer.parseInt(limit.substring(0, limit.length() - 1));
        return limit.endsWith("g") ? number * 1024 : number;
    }

    /** The steps of the launcher run beside it, in its container. */
    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "docker-compose.yml")
    void theLauncherHasRoomForItsLargestStep() throws IOException {
        Config heaps = ConfigFactory.parseResources("reference.conf").getConfig("local.heap-mb");
        int largest = Stream.of("history", "snapshot", "train", "models")
                .mapToInt(heaps::getInt)
                .max()
                .orElseThrow();
        int launcher = ConfigFactory.parseResources("images.conf").getInt("images.launcher.heap-mb");

        assertThat(megabytes(String.valueOf(
                        ComposeFile.of(ROOT).services().get("launcher").get("mem_limit"))))
                .isGreaterThan(launcher + largest + largest / 5 + 200);
    }

    @Test
    @Criterion(value = "B4Cr2.compose", covers = "docker-compose.yml")
    void whatTheLauncherHandsOut_isMountedByWhoNeedsIt() throws IOException {
        Map<String, Map<String, Object>> services = ComposeFile.of(ROOT).services();
        String launcher = String.valueOf(services.get("launcher").get("volumes"));

        for (String process : ConfigFactory.parseResources("images.conf").getStringList("images.launcher.hands")) {
            assertThat(launcher).contains("settings-" + process + ":/settings/" + process);
            assertThat(String.valueOf(services.get(process).get("volumes"))).contains("settings-" + process + ":");
        }
    }

    /** Prometheus asks the same processes under the same names as beside a demonstration, in the network of the containers. */
    @Test
    @Criterion(value = "B4Cr2.compose", covers = "deploy/compose")
    void prometheusAsksWhoIsThere() throws IOException {
        Pattern process = Pattern.compile("process: ([a-z0-9-]+)");
        String beside = Files.readString(ROOT.resolve("deploy/prometheus/prometheus.yml"));
        String inside = Files.readString(ROOT.resolve("deploy/compose/prometheus.yml"));
        List<String> names =
                process.matcher(inside).results().map(found -> found.group(1)).toList();

        assertThat(names)
                .hasSameElementsAs(process.matcher(beside)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
        assertThat(names).allSatisfy(name -> assertThat(inside).contains("[\"" + name + ":8080\"]"));
        assertThat(ComposeFile.of(ROOT).in("full")).containsAll(names);
    }

    /** The file for machines that build the images from the sources says the same as the one for laid out folders. */
    @Test
    @Criterion(value = "B4Cr2.images", covers = "deploy/docker")
    void bothDockerfilesMakeTheSameImage() throws IOException {
        String laid = Files.readString(ROOT.resolve("deploy/docker/Dockerfile"));
        String whole = Files.readString(ROOT.resolve("deploy/docker/whole.Dockerfile"))
                .replace("--from=build ", "")
                .replace("/src/.chainon/images/${IMAGE}/", "")
                .replace("ARG IMAGE\n", "");

        assertThat(whole).endsWith(laid.substring(laid.indexOf("FROM ${BASE}")));
    }
}
