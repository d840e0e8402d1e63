package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests of Kubernetes: the base as it is written, each overlay as kustomize renders it where there is one. */
class ManifestsTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("chainon.root")).resolve("deploy/kubernetes");

    private static List<Manifest> base() throws IOException {
        List<Manifest> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("base"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                    .filter(f -> !f.endsWith("kustomization.yaml"))
                    .toList()) {
                all.addAll(Manifest.all(Files.readString(file)));
            }
        }
        return all;
    }

    /** What {@code kubectl kustomize} makes of an overlay; the test is given up where there is no kubectl. */
    private static List<Manifest> overlay(String name) throws IOException, InterruptedException {
        Process kustomize;
        try {
            kustomize = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            FOLDER.resolve("overlays/" + name).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            assumeThat(e).as("there is no kubectl here").isNull();
            throw e;
        }
        String text = new String(kustomize.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kustomize.waitFor()).isZero();
        return Manifest.all(text);
    }

    private static List<String> objections(List<Manifest> all) {
        return all.stream().flatMap(each -> each.objection().stream()).toList();
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void baseFollowsTheOfficialSchemas_andOurOwnRules() throws IOException {
        List<Manifest> base = base();

        assertThat(base).filteredOn(Manifest::workload).hasSize(6);
        assertThat(objections(base)).isEmpty();
        assertThat(Policy.objections(base)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "gpu"})
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void everyOverlayDoesToo(String name) throws IOException, InterruptedException {
        List<Manifest> all = overlay(name);

        assertThat(all).filteredOn(Manifest::workload).hasSize(6);
        assertThat(objections(all)).isEmpty();
        assertThat(Policy.objections(all)).isEmpty();
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void plantedFaultsAreFound() throws IOException {
        assertThat(planted("readOnlyRootFilesystem: true", "readOnlyRootFilesytem: true"))
                .anySatisfy(objection -> assertThat(objection).contains("readOnlyRootFilesytem"));
        assertThat(planted("image: chainon/serving:0.1.0", "image: chainon/serving:latest"))
                .anySatisfy(objection -> assertThat(objection).contains("names the version of its image"));
        assertThat(planted("limits: {memory: 400Mi}", "limits: {cpu: 1}"))
                .anySatisfy(objection -> assertThat(objection).contains("has a limit of memory"));
        assertThat(planted(
                        "minAvailable: 1, selector: {matchLabels: {app.kubernetes.io/name: serving}}",
                        "minAvailable: 1, selector: {matchLabels: {app.kubernetes.io/name: another}}"))
                .anySatisfy(objection -> assertThat(objection).contains("has a budget of disruptions"));
        assertThat(planted("kind: StatefulSet\nmetadata", "kind: StatefulKettle\nmetadata"))
                .anySatisfy(objection -> assertThat(objection).contains("no kind that Kubernetes knows"));
    }

    /** What is objected to when the file of the replicas says something else. */
    private static List<String> planted(String good, String bad) throws IOException {
        String serving = Files.readString(FOLDER.resolve("base/serving.yaml"));
        assertThat(serving).contains(good);
        List<Manifest> all = Manifest.all(serving.replace(good, bad));
        List<String> found = new ArrayList<>(objections(all));
        found.addAll(Policy.objections(all));
        return found;
    }

    /** A process that takes all of its heap, and what a Java process takes beside it, is not ended by the cluster. */
    @Test
    @Criterion(value = "B4Cr2.hardened", covers = "deploy/kubernetes")
    void everyLimitOfMemoryIsWellAboveTheHeap() throws IOException {
        Config images = ConfigFactory.parseResources("images.conf").getConfig("images");
        for (Manifest workload : base()) {
            if (workload.workload()) {
                JsonObject container = workload.containers().get(0);
                String image = container.get("image").getAsString().replaceFirst("chainon/(.+):.*", "$1");
                int heap = heap(container, images.getInt(image + ".heap-mb"));
                String limit = Manifest.at(container, "resources.limits.memory")
                        .orElseThrow()
                        .getAsString();

                assertThat(Integer.parseInt(limit.replace("Mi", "")))
                        .as(workload.toString())
                        .isGreaterThan(heap + heap / 5 + 100);
            }
        }
    }

    /** An option after those of the image counts; {@code JDK_JAVA_OPTIONS} comes before them and does not. */
    private static int heap(JsonObject container, int ofTheImage) {
        String words = Manifest.at(container, "args").map(JsonElement::toString).orElse("");
        return words.contains("-Xmx") ? Integer.parseInt(words.replaceAll(".*-Xmx(\\d+)m.*", "$1")) : ofTheImage;
    }
}
