package dev.chainon.training;

import ai.onnxruntime.OrtEnvironment;
import dev.chainon.chips.Processor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** On what a model was made, for its manifest: equal bytes are promised on a processor of the same type with the same libraries. */
final class MadeWith {

    private static final String UNKNOWN = "unknown";

    private MadeWith() {}

    static Map<String, String> params() {
        Map<String, String> params = new TreeMap<>();
        params.put("with.java", System.getProperty("java.vm.name") + " " + Runtime.version());
        params.put("with.system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        String processor = Processor.ofMachine().name();
        params.put("with.processor", processor.isEmpty() ? UNKNOWN : processor);
        params.put("with.nd4j", version("org.nd4j", "nd4j-api"));
        params.put("with.deeplearning4j", version("org.deeplearning4j", "deeplearning4j-nn"));
        params.put("with.onnxruntime", OrtEnvironment.getEnvironment().getVersion());
        return params;
    }

    /** As Maven writes it into a library. */
    private static String version(String group, String artifact) {
        String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        try (InputStream written = MadeWith.class.getResourceAsStream(file)) {
            Properties properties = new Properties();
            if (written != null) {
                properties.load(written);
            }
            return properties.getProperty("version", UNKNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
