package dev.chainon.monitoring.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What makes two faults the same. Numbers, addresses in memory and identifiers differ each time and are left out; so is the process, of which there are several. */
final class Fingerprints {

    /** Labels that tell where an alert fires, not what is wrong. */
    private static final Set<String> PLACES =
            Set.of("instance", "pod", "replica", "node", "host", "container", "endpoint", "severity");

    private static final int HEX_DIGITS = 32;
    private static final int FRAMES = 5;

    private Fingerprints() {}

    /** Of an alert: its name and labels, wherever it fires. */
    static String alert(Map<String, String> labels) {
        Map<String, String> what = new TreeMap<>(labels);
        what.keySet().removeAll(PLACES);
        return of("alert", what.toString());
    }

    /** Of the place where an alert fires. */
    static String instance(Map<String, String> labels) {
        return of("instance", new TreeMap<>(labels).toString());
    }

    /** Of an error: the exception and the code that it went through, without line numbers; where there is none, its sentence. */
    static String error(String head, List<String> stack) {
        List<String> frames = stack.stream()
                .map(String::strip)
                .filter(line -> line.startsWith("at "))
                .map(line -> line.replaceAll("\\(.*", "").replaceAll("(?:\\$\\$Lambda|lambda\\$)[^.]*", "lambda"))
                .limit(FRAMES)
                .toList();
        if (frames.isEmpty()) {
            return of("error", plain(head));
        }
        String thrown = stack.get(0).strip().replaceAll(":.*", "");
        return of("error", thrown + frames);
    }

    /** Of a report: the page and the words of its summary. */
    static String report(String page, String summary) {
        String words = Normalizer.normalize(summary, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ");
        return of("report", page + "\n" + plain(words).strip());
    }

    private static String plain(String text) {
        return text.replaceAll("(?i)\\b(?:0x)?[0-9a-f]*\\d[0-9a-f]*(?:-[0-9a-f]+)*\\b", "#")
                .replaceAll("@[0-9a-f]+", "@#")
                .replaceAll("\\d+", "#");
    }

    private static String of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(part -> {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
