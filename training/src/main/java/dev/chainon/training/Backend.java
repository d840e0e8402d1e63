package dev.chainon.training;

import com.typesafe.config.Config;
import dev.chainon.chips.ChipSettings;
import dev.chainon.chips.Nvidia;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which library computes, and where its native code is unpacked. Call {@link #prepare} before anything touches ND4J. */
public final class Backend {

    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    /** Known by name: they are on the class path of a build with {@code -Pcuda} only. */
    private static final String CUDA_LIBRARY = "org.nd4j.linalg.jcublas.bindings.Nd4jCuda";

    private static final String CPU_LIBRARY = "org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu";
    private static final String CUDA = "jcublas";
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private Backend() {}

    /**
     * As {@link #prepare(Path, ChipSettings)} with what the settings say.
     *
     * @param chainon the settings below the root {@code chainon}
     */
    public static void prepare(Config chainon) {
        prepare(Path.of(chainon.getString("home")).resolve("native"), ChipSettings.of(chainon.getConfig("chips")));
    }

    /** As {@link #prepare(Path, ChipSettings)} on one thread of the processor. */
    public static void prepare(Path cache) {
        prepare(cache, ChipSettings.standard());
    }

    /**
     * Unpacks native libraries below the state folder and computes on the chip that is asked for. More threads than one give no speed at these sizes, spin beside other processes, and
     * change the order of sums, hence the bytes of the model.
     *
     * @param cache folder for native libraries
     * @throws ChipAbsentException if the chip is absent, with the exact reason
     */
    public static void prepare(Path cache, ChipSettings chips) {
        setIfAbsent(CACHE, cache.toAbsolutePath().toString());
        // Mapped training sets count as physical memory of the process: JavaCPP would take them for a leak.
        setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxbytes", "600m");
        boolean cuda = chips.backend() == ChipSettings.Backend.CUDA;
        if (cuda) {
            cudaAbsence().ifPresent(reason -> {
                throw new ChipAbsentException("chainon.chips.backend = cuda", reason);
            });
        }
        limit(chips.ompThreads());
        if (onDevice() != cuda) {
            throw new ChipAbsentException(
                    "chainon.chips.backend = " + (cuda ? "cuda" : "cpu"),
                    "ND4J took " + name() + "; the variables BACKEND_PRIORITY_CPU and BACKEND_PRIORITY_GPU choose when"
                            + " the process starts");
        }
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        LOG.info(
                "computing with {} on {} thread(s), {}",
                environment.getProperty("backend"),
                environment.get("omp.threads"),
                library());
    }

    /** Why CUDA cannot compute here, in the words of what failed; empty where it can. */
    static Optional<String> cudaAbsence() {
        return Cuda.ABSENCE;
    }

    /** Tried once in the life of a process: the second time the JVM tells that the first one failed, and no longer why. */
    private static final class Cuda {

        private static final Optional<String> ABSENCE = absence();

        private static Optional<String> absence() {
            try {
                Loader.load(Class.forName(CUDA_LIBRARY));
                return Optional.empty();
            } catch (ClassNotFoundException e) {
                return Optional.of(
                        "this build has no CUDA: build it with ./chainon after CHAINON_MAVEN=-Pcuda, or with mvn -Pcuda"
                                + " (0.6 GB; without CUDA 11.6 on the machine -Pcuda,cuda-redist, 1.8 GB more)");
            } catch (LinkageError e) {
                String cache = System.getProperty(CACHE, "") + File.separator;
                String driver = Nvidia.absence().map(reason -> reason + "; ").orElse("");
                return Optional.of(driver + e.getClass().getSimpleName() + ": "
                        + String.valueOf(deepest(e).getMessage()).replace(cache, ""));
            }
        }
    }

    /** Whether arrays live on a GPU. */
    static boolean onDevice() {
        return name().contains(CUDA);
    }

    private static String name() {
        Nd4jBackend backend = Nd4j.getBackend();
        return backend.getClass().getName();
    }

    /** Which build of the library was loaded, such as {@code linux-x86_64-avx2}: the folder that it was packed in. */
    static String library() {
        try {
            Path loaded = Path.of(Loader.load(Class.forName(onDevice() ? CUDA_LIBRARY : CPU_LIBRARY)));
            return loaded.getName(loaded.getNameCount() - 2).toString();
        } catch (ClassNotFoundException e) {
            return name();
        }
    }

    private static Throwable deepest(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    static void singleThread() {
        limit(1);
    }

    private static void limit(int threads) {
        // Nd4j's initialiser picks the backend; the native holder only works after it.
        Nd4j.factory().blas().setMaxThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
