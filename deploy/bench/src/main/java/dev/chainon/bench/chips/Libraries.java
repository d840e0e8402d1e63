package dev.chainon.bench.chips;

import dev.chainon.chips.Nvidia;
import dev.chainon.local.process.ClassPath;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The class paths of other libraries than those the trainer was built with: Maven keeps one build of a library beside another, so that all are measured without
 * building anything again. Nothing is fetched.
 */
final class Libraries {

    private static final String CPU = "nd4j-native";
    private static final String CUDA = "nd4j-cuda-11.6";
    private static final String BLAS = "openblas";
    private static final String NVIDIA_VERSION = "11.6-8.3-1.5.7";
    private static final String ORT = "onnxruntime";
    private static final String ORT_GPU = "onnxruntime_gpu";

    private final List<Jar> jars = new ArrayList<>();

    Libraries(ClassPath classPath) {
        for (String path : classPath.text().split(Pattern.quote(File.pathSeparator))) {
            jars.add(Jar.of(path));
        }
    }

    /**
     * A class path, or why there is none.
     *
     * @param classPath empty where there is a reason
     */
    record Found(Optional<ClassPath> classPath, String reason) {

        private static Found of(List<Jar> jars) {
            return new Found(
                    Optional.of(new ClassPath(jars.stream()
                            .map(jar -> jar.path().toString())
                            .collect(Collectors.joining(File.pathSeparator)))),
                    "");
        }

        static Found missing(String reason) {
            return new Found(Optional.empty(), reason);
        }
    }

    /** With another build of ND4J for processors. */
    Found with(NativeBuild build) {
        Optional<Jar> generic = natives(CPU);
        if (generic.isEmpty()) {
            return Found.missing("the trainer's class path has no native library of " + CPU);
        }
        Jar other = generic.get().classified(generic.get().classifier() + build.extension());
        if (!other.there()) {
            return Found.missing(other.name() + " is not in Maven's repository here; it comes with mvn dependency:get"
                    + " -Dtransitive=false -Dartifact=org.nd4j:" + CPU + ":" + other.version() + ":jar:"
                    + other.classifier());
        }
        List<Jar> changed = new ArrayList<>(jars);
        changed.replaceAll(jar -> jar.equals(generic.get()) ? other : jar);
        return Found.of(changed);
    }

    /** With ND4J for CUDA and ONNX Runtime for CUDA: as built with {@code -Pcuda}, or from the repository that such a build fetched them to. */
    Found withCuda() {
        Optional<Jar> cpu = natives(CPU);
        Optional<Jar> blas = natives(BLAS);
        if (cpu.isEmpty() || blas.isEmpty() || natives(CUDA).isPresent()) {
            return cpu.isEmpty() || blas.isEmpty()
                    ? Found.missing("the trainer's class path has no native library of " + CPU)
                    : Found.of(jars);
        }
        String version = cpu.get().version();
        String platform = cpu.get().classifier();
        List<Jar> all = new ArrayList<>(jars);
        all.replaceAll(jar -> jar.artifact().equals(ORT) ? jar.neighbour(ORT_GPU, jar.version(), "") : jar);
        for (String classifier : List.of("", platform)) {
            all.add(cpu.get().neighbour(CUDA, version, classifier));
            all.add(cpu.get().neighbour(CUDA + "-preset", version, classifier));
            all.add(blas.get().neighbour("cuda", NVIDIA_VERSION, classifier));
        }
        List<String> missing = all.stream()
                .filter(jar -> jar.name().endsWith(".jar") && !jars.contains(jar) && !jar.there())
                .map(Jar::name)
                .toList();
        if (!missing.isEmpty()) {
            return Found.missing("this build has no CUDA, and Maven's repository here has no "
                    + String.join(", ", missing) + "; they come with mvn -Pcuda -Dquick -DskipTests package");
        }
        Jar redist = blas.get().neighbour("cuda", NVIDIA_VERSION, platform + "-redist");
        // Three gigabytes when unpacked: only where a driver can use them.
        if (redist.there() && Nvidia.absence().isEmpty()) {
            all.add(redist);
        }
        return Found.of(all);
    }

    private Optional<Jar> natives(String artifact) {
        return jars.stream()
                .filter(jar ->
                        jar.artifact().equals(artifact) && !jar.classifier().isEmpty())
                .findFirst();
    }
}
