package dev.chainon.bench.serving;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process holds at one moment, as Linux and its JVM tell it.
 *
 * @param rssMb resident memory
 * @param heapMb objects that are alive, after a full collection
 * @param descriptors open files and sockets
 */
record Vitals(double rssMb, double heapMb, int threads, int descriptors) {

    private static final Pattern FIELD = Pattern.compile("^(VmRSS|Threads):\\s+(\\d+)", Pattern.MULTILINE);
    private static final Pattern TOTAL = Pattern.compile("^Total\\s+\\d+\\s+(\\d+)", Pattern.MULTILINE);

    /** @throws Failure where the system does not tell */
    static Vitals of(long pid) throws IOException, InterruptedException {
        Path proc = Path.of("/proc", Long.toString(pid));
        if (!Files.isReadable(proc.resolve("status"))) {
            throw new Failure("What a process holds is read from /proc, which only Linux has.");
        }
        double heap = heap(pid);
        String status = Files.readString(proc.resolve("status"));
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Vitals(
                    field(status, "VmRSS") / 1024.0, heap, (int) field(status, "Threads"), (int) descriptors.count());
        }
    }

    private static long field(String status, String name) {
        return FIELD.matcher(status)
                .results()
                .filter(found -> found.group(1).equals(name))
                .mapToLong(found -> Long.parseLong(found.group(2)))
                .findFirst()
                .orElseThrow(() -> new Failure("The system does not tell " + name + " of a process."));
    }

    private static double heap(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(text);
        if (process.waitFor() != 0 || !total.find()) {
            throw new Failure("jcmd does not tell the heap of process " + pid + ": "
                    + text.lines().findFirst().orElse(""));
        }
        return Long.parseLong(total.group(1)) / 1048576.0;
    }
}
