package dev.chainon.core.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings file and environment of a pod as the manifests give them. */
public final class PodFiles {

    /** What stands for each value that a secret of the cluster gives. */
    public static final String SECRET = "given-by-a-secret-of-the-cluster";

    private static final Path FOLDER = Path.of(System.getProperty("chainon.root"), "deploy", "kubernetes");
    private static final Pattern LITERAL = Pattern.compile("(?m)^ +- (CHAINON_[A-Z_]+)=(.*)$");
    private static final Pattern FROM_SECRET = Pattern.compile("name: (CHAINON_[A-Z_]+), valueFrom: \\{secretKeyRef");

    private PodFiles() {}

    /** A settings file that a pod mounts; {@code file} is its place below {@code deploy/kubernetes}, such as {@code base/conf/intake.conf}. */
    public static Path settings(String file) {
        return FOLDER.resolve(file);
    }

    /** Environment of the pod's container in production, by name. */
    public static Map<String, String> environment(String manifest) throws IOException {
        return environment(manifest, "production");
    }

    /**
     * Environment of the pod's container, by name.
     *
     * @param manifest file below {@code deploy/kubernetes} that describes the pod, such as {@code base/intake.yaml}
     * @param overlay that says where broker and databases are
     */
    public static Map<String, String> environment(String manifest, String overlay) throws IOException {
        Map<String, String> found = new TreeMap<>();
        Matcher platform =
                LITERAL.matcher(Files.readString(FOLDER.resolve("overlays/" + overlay + "/kustomization.yaml")));
        while (platform.find()) {
            found.put(platform.group(1), platform.group(2));
        }
        Matcher secret = FROM_SECRET.matcher(Files.readString(FOLDER.resolve(manifest)));
        while (secret.find()) {
            found.put(secret.group(1), SECRET);
        }
        return found;
    }
}
