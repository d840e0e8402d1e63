package dev.chainon.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the pom, as Maven packs it into the jar. */
final class Release implements IVersionProvider {

    private static final String PACKED = "/META-INF/maven/dev.chainon/chainon-local/pom.properties";

    @Override
    public String[] getVersion() {
        try (InputStream in = Release.class.getResourceAsStream(PACKED)) {
            return new String[] {"Chaînon " + (in == null ? "not packaged" : version(in))};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String version(InputStream packed) throws IOException {
        Properties properties = new Properties();
        properties.load(packed);
        return properties.getProperty("version", "without a version");
    }
}
