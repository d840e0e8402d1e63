package dev.chainon.local.deliver;

import dev.chainon.local.Settings;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Checks of what others wrote, before anything is started. */
final class SupplyChecks {

    /** What a command ends with that could not do its work. */
    private static final int UNCHECKED = 3;

    private SupplyChecks() {}

    /** On terms that are allowed, and without a known vulnerability as far as that can be asked. */
    static List<Step> steps(CommandLine program, Settings settings) {
        List<String> scan = new ArrayList<>(List.of("scan"));
        String advisories = settings.local().getString("deployment.advisories");
        scan.addAll(advisories.isEmpty() ? List.of("--online") : List.of("--advisories", advisories));
        return List.of(new Step("sbom", () -> play(program, "licences")), new Step("scan", () -> play(program, scan)));
    }

    private static Step.Done play(CommandLine program, String command) {
        return play(program, List.of(command));
    }

    /** What could not be checked is not refused: the record says that it is absent. */
    private static Step.Done play(CommandLine program, List<String> words) {
        int code = program.execute(words.toArray(String[]::new));
        String command = "./chainon " + String.join(" ", words);
        return switch (code) {
            case 0 -> Step.Done.passed(command);
            case UNCHECKED -> Step.Done.absent("not checked: " + command + " could not be played here");
            default -> Step.Done.failed(command + " ended with code " + code);
        };
    }
}
