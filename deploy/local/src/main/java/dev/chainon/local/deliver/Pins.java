package dev.chainon.local.deliver;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which image each replica runs, in a file that Compose reads over its own: a plain {@code docker compose up} goes on with what was deployed. */
record Pins(Path file) {

    private static final String OURS = "# Written by ./chainon deploy --to compose";
    private static final String HEAD =
            OURS + ": the image that each replica runs. Without this file they run that of CHAINON_TAG.";
    private static final Pattern LINE = Pattern.compile(" {2}([a-z0-9-]+): \\{image: \"([^\"]+)\"}");

    boolean there() {
        return Files.isRegularFile(file);
    }

    /**
     * Image by service; empty where nothing was deployed.
     *
     * @throws Failure if somebody else wrote the file
     */
    Map<String, String> read() {
        Map<String, String> pins = new TreeMap<>();
        if (!there()) {
            return pins;
        }
        List<String> lines = lines();
        if (lines.isEmpty() || !lines.get(0).startsWith(OURS)) {
            throw new Failure(
                    "The file " + file + " is not a deployment's: it would be lost. Give it another name and tell"
                            + " it to Compose and to local.deployment.compose.files, or let local.deployment.compose.pins name another.");
        }
        for (String line : lines) {
            Matcher pin = LINE.matcher(line);
            if (pin.matches()) {
                pins.put(pin.group(1), pin.group(2));
            }
        }
        return pins;
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    void put(String service, String image) {
        Map<String, String> pins = read();
        pins.put(service, image);
        write(pins);
    }

    void remove(String service) {
        Map<String, String> pins = read();
        pins.remove(service);
        write(pins);
    }

    /** In one go: whoever reads it meanwhile finds the old or the new one. */
    private void write(Map<String, String> pins) {
        List<String> lines = new ArrayList<>(List.of(HEAD, "services:"));
        pins.forEach((service, image) -> lines.add("  " + service + ": {image: \"" + image + "\"}"));
        try {
            if (pins.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.write(next, lines);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
