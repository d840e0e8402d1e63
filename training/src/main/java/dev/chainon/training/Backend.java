package dev.chainon.training;

import java.nio.file.Path;
import java.util.Properties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which library computes, and where its native code is unpacked. Call {@link #prepare} before anything touches ND4J. */
public final class Backend {

    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    private Backend() {}

    /**
     * Unpacks native libraries below the state folder and computes on one thread: more of them give no speed at these sizes, spin beside other processes, and
     * would change the order of sums, hence the bytes of the model.
     *
     * @param cache folder for native libraries
     */
    public static void prepare(Path cache) {
        setIfAbsent("org.bytedeco.javacpp.cachedir", cache.toAbsolutePath().toString());
        // Mapped training sets count as physical memory of the process: JavaCPP would take them for a leak.
        setIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
        setIfAbsent("org.bytedeco.javacpp.maxbytes", "600m");
        singleThread();
        Properties environment = Nd4j.getExecutioner().getEnvironmentInformation();
        LOG.info(
                "computing with {} on {} thread(s)",
                environment.getProperty("backend"),
                environment.get("omp.threads"));
    }

    static void singleThread() {
        // Nd4j's initialiser picks the backend; the native holder only works after it.
        Nd4j.factory().blas().setMaxThreads(1);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
