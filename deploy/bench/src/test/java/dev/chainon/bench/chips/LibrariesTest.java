package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.ClassPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a repository with empty files. */
class LibrariesTest {

    private static final String CPU = "org/nd4j/nd4j-native/1/nd4j-native-1-linux-x86_64";
    private static final String BLAS = "org/bytedeco/openblas/2/openblas-2-linux-x86_64";
    private static final String ORT = "com/microsoft/onnxruntime/onnxruntime/3/onnxruntime-3";

    @TempDir
    Path repository;

    private String jar(String name) {
        return repository.resolve(name + ".jar").toString();
    }

    private void add(String... names) throws IOException {
        for (String name : names) {
            Path file = Path.of(jar(name));
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private Libraries built() throws IOException {
        add(CPU, BLAS, ORT);
        return new Libraries(
                new ClassPath(String.join(File.pathSeparator, "target/classes", jar(CPU), jar(BLAS), jar(ORT))));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysHowABuildComes_thatTheRepositoryHasNot() throws IOException {
        Libraries.Found found = built().with(NativeBuild.ALL.get(1));

        assertThat(found.classPath()).isEmpty();
        assertThat(found.reason())
                .isEqualTo("nd4j-native-1-linux-x86_64-avx2.jar is not in Maven's repository here; it comes with mvn"
                        + " dependency:get -Dtransitive=false -Dartifact=org.nd4j:nd4j-native:1:jar:linux-x86_64-avx2");
    }

    @Test
    void putsAnotherBuildInThePlaceOfTheGenericOne() throws IOException {
        add(CPU + "-avx2");

        assertThat(built().with(NativeBuild.ALL.get(1)).classPath())
                .contains(new ClassPath(
                        String.join(File.pathSeparator, "target/classes", jar(CPU + "-avx2"), jar(BLAS), jar(ORT))));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void saysWhatIsMissingForCuda_andHowItComes() throws IOException {
        Libraries.Found found = built().withCuda();

        assertThat(found.classPath()).isEmpty();
        assertThat(found.reason())
                .contains("this build has no CUDA", "onnxruntime_gpu-3.jar", "nd4j-cuda-11.6-1-linux-x86_64.jar")
                .contains("mvn -Pcuda");
    }

    @Test
    void addsCuda_fromTheRepositoryThatHoldsIt() throws IOException {
        List<String> cuda = new ArrayList<>(List.of("com/microsoft/onnxruntime/onnxruntime_gpu/3/onnxruntime_gpu-3"));
        for (String classifier : List.of("", "-linux-x86_64")) {
            cuda.add("org/nd4j/nd4j-cuda-11.6/1/nd4j-cuda-11.6-1" + classifier);
            cuda.add("org/nd4j/nd4j-cuda-11.6-preset/1/nd4j-cuda-11.6-preset-1" + classifier);
            cuda.add("org/bytedeco/cuda/11.6-8.3-1.5.7/cuda-11.6-8.3-1.5.7" + classifier);
        }
        add(cuda.toArray(String[]::new));

        String classPath = built().withCuda().classPath().orElseThrow().text();

        assertThat(classPath.split(File.pathSeparator))
                .contains(jar(CPU), jar(cuda.get(0)), jar(cuda.get(4)))
                .doesNotContain(jar(ORT));
    }

    @Test
    @Criterion("B2Cr5.absent-is-absent")
    void aClassPathWithoutNd4jIsToldSo() {
        assertThat(new Libraries(new ClassPath("target/classes")).withCuda().reason())
                .contains("no native library of nd4j-native");
    }
}
