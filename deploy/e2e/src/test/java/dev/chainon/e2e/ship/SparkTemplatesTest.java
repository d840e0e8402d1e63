package dev.chainon.e2e.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.typesafe.config.ConfigFactory;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spark on Kubernetes: what spark-submit is told, and what it takes the pods from. */
class SparkTemplatesTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
    private static final Path SPARK = KUBERNETES.resolve("spark");

    private static Manifest template(String role) throws IOException {
        return Manifest.all(Files.readString(SPARK.resolve(role + ".yaml"))).get(0);
    }

    private static Properties properties(String work) throws IOException {
        Properties told = new Properties();
        try (Reader file =
                Files.newBufferedReader(SPARK.resolve("conf/" + work + ".properties"), StandardCharsets.UTF_8)) {
            told.load(file);
        }
        return told;
    }

    private static JsonObject spec(Manifest pod) {
        return pod.at("spec").orElseThrow().getAsJsonObject();
    }

    private static JsonObject container(Manifest pod) {
        return spec(pod).getAsJsonArray("containers").get(0).getAsJsonObject();
    }

    @ParameterizedTest
    @ValueSource(strings = {"driver", "executor"})
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void everyTemplateFollowsTheOfficialSchema_andOurOwnRules(String role) throws IOException {
        Manifest pod = template(role);

        assertThat(pod.objection()).isEmpty();
        assertThat(Policy.objectionsToTemplate(pod, role.equals("driver"))).isEmpty();
        assertThat(container(pod).get("name").getAsString()).isEqualTo("spark-kubernetes-" + role);
    }

    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void plantedFaultsAreFound() throws IOException {
        String text = Files.readString(SPARK.resolve("executor.yaml"));

        assertThat(Manifest.all(text.replace("restartPolicy", "restartPolicies"))
                        .get(0)
                        .objection())
                .isPresent();
        assertThat(Policy.objectionsToTemplate(
                        Manifest.all(text.replace("automountServiceAccountToken: false", "hostNetwork: true"))
                                .get(0),
                        false))
                .containsExactly("not so: Pod/spark-executor gets no token of the cluster");
    }

    /** What the pods mount is there: by the base, by what is applied before, or by the generators of its kustomization. */
    @Test
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void whatTheyNeedIsThereBefore() throws IOException {
        List<Manifest> before = Manifest.all(Files.readString(SPARK.resolve("before.yaml")));
        assertThat(before).allSatisfy(each -> assertThat(each.objection()).isEmpty());
        Set<String> there = new TreeSet<>();
        before.forEach(each -> there.add(each.toString()));
        Manifest.all(Files.readString(KUBERNETES.resolve("base/volumes.yaml")))
                .forEach(each -> there.add(each.toString()));
        for (JsonElement generated : kustomization().getAsJsonArray("configMapGenerator")) {
            there.add("ConfigMap/" + generated.getAsJsonObject().get("name").getAsString());
        }

        for (String role : List.of("driver", "executor")) {
            assertThat(needs(template(role))).as(role).isNotEmpty().isSubsetOf(there);
        }
    }

    private static JsonObject kustomization() throws IOException {
        return Manifest.all(Files.readString(SPARK.resolve("kustomization.yaml")))
                .get(0)
                .json();
    }

    private static List<String> needs(Manifest pod) {
        List<String> needed = new ArrayList<>();
        needed.add("ServiceAccount/" + spec(pod).get("serviceAccountName").getAsString());
        for (JsonElement volume : spec(pod).getAsJsonArray("volumes")) {
            Manifest.at(volume, "persistentVolumeClaim.claimName")
                    .ifPresent(name -> needed.add("PersistentVolumeClaim/" + name.getAsString()));
            Manifest.at(volume, "configMap.name").ifPresent(name -> needed.add("ConfigMap/" + name.getAsString()));
        }
        return needed;
    }

    /** They name each other's files, an image of ours by its version, as many executors as the program waits for, and Spark's own entry takes arguments in their place. */
    @ParameterizedTest
    @ValueSource(strings = {"history", "training"})
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void propertiesAndTemplatesAgree(String work) throws IOException {
        Properties told = properties(work);

        for (String role : List.of("driver", "executor")) {
            assertThat(SPARK.resolve(told.getProperty("spark.kubernetes." + role + ".podTemplateFile")))
                    .exists();
            assertThat(told.getProperty("spark.kubernetes." + role + ".podTemplateContainerName"))
                    .isEqualTo(container(template(role)).get("name").getAsString());
        }
        assertThat(told.getProperty("spark.kubernetes.authenticate.driver.serviceAccountName"))
                .isEqualTo(spec(template("driver")).get("serviceAccountName").getAsString());
        String image = told.getProperty("spark.kubernetes.container.image");
        assertThat(ConfigFactory.parseResources("images.conf")
                        .hasPath("images." + image.replaceFirst(".*/(.+):.*", "$1")))
                .as(image)
                .isTrue();
        assertThat(image).doesNotEndWith(":latest");
        assertThat(told.getProperty("spark.executor.instances"))
                .isEqualTo(
                        ConfigFactory.parseFile(SPARK.resolve("conf/app.conf").toFile())
                                .getString("chainon.spark.executor.count"));
        assertThat(told.getProperty("spark.authenticate")).isEqualTo("true");
    }

    /** The script, before a spark-submit that writes down what it is told. */
    @ParameterizedTest
    @ValueSource(strings = {"load", "features", "snapshot", "training"})
    @Criterion(value = "B1Cr1.kubernetes", covers = "deploy/kubernetes")
    void theScriptSubmitsWhatIsBuilt(String work, @TempDir Path home) throws Exception {
        Path program = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(program, "#!/bin/sh\npwd\nfor each; do echo \"$each\"; done\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        List<String> told = submit(home, work, "https://10.0.0.1:6443");

        assertThat(told).startsWith(SPARK.toString(), "--master", "k8s://https://10.0.0.1:6443");
        assertThat(SPARK.resolve(told.get(told.indexOf("--properties-file") + 1)))
                .exists();
        String jar = told.get(told.size() - 2).replace("local:///app/modules/", "");
        String module = jar.startsWith("chainon-app-cluster") ? "cluster" : "pipeline";
        assertThat(ROOT.resolve("deploy/apps/" + module + "/target").resolve(jar))
                .exists();
        String main = told.get(told.indexOf("--class") + 1);
        assertThat(ROOT.resolve("deploy/apps/" + module + "/src/main/java").resolve(main.replace('.', '/') + ".java"))
                .exists();
        assertThat(submit(home, "dance", "https://10.0.0.1:6443").get(0)).contains("there is no work 'dance'");
    }

    private static List<String> submit(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SPARK.resolve("submit").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().put("SPARK_HOME", home.toString());
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().toList();
    }

    /** Those that the production overlay gives the other pods. */
    @Test
    void addressesAreThoseOfTheOverlay() throws IOException {
        String overlay = Files.readString(KUBERNETES.resolve("overlays/production/kustomization.yaml"));

        assertThat(Files.readAllLines(SPARK.resolve("kustomization.yaml")))
                .filteredOn(line -> line.contains("CHAINON_"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(overlay).contains(line.strip()));
    }
}
