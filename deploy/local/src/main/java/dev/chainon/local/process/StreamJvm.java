package dev.chainon.local.process;

import java.util.List;

/** How the JVM of the stream process is set beside what Spark asks for. */
public final class StreamJvm {

    private StreamJvm() {}

    /**
     * The first compiler only: the second one competes for the processor with the stream itself for its first minutes, which records then wait for, and
     * gains nothing that shows at the paces of the demonstration. {@code ./chainon bench ingestion -O only=pace -O jvm=-XX:TieredStopAtLevel=4}
     * measures the other way.
     */
    public static List<String> options() {
        return List.of("-XX:TieredStopAtLevel=1");
    }
}
