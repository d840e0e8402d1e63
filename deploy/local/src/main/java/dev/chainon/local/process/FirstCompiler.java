package dev.chainon.local.process;

import java.util.List;

/**
 * The JVM's first compiler alone, for every process that runs beside others. On two cores the second compilers of ten young processes take the processor for
 * the first minute after a start, and records wait for it: the median from raw record to prediction was then three times as long. What the second compiler gains
 * later is a few milliseconds. Work that fills the processor for minutes, such as loading the history or training, keeps both. {@code ./chainon bench ingestion -O
 * only=pace -O jvm=-XX:TieredStopAtLevel=4} measures the stream the other way.
 */
public final class FirstCompiler {

    private FirstCompiler() {}

    public static List<String> options() {
        return List.of("-XX:TieredStopAtLevel=1");
    }
}
