package dev.chainon.local.demo;

import com.typesafe.config.Config;
import dev.chainon.local.process.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A platform whose broker, database and processes run elsewhere, each in a container.
 *
 * @param kafka address of the broker
 * @param postgres address of the database server
 * @param password file with the password of its administrator
 * @param settings folder with one folder for each process, where it finds its settings
 * @param processes those that there are, by their names in the network
 * @param console address of the pages for people
 * @param people address of the subscriptions for people
 */
record External(
        String kafka,
        String postgres,
        Path password,
        Path settings,
        List<String> processes,
        String console,
        String people) {

    private static final List<String> FEW = List.of("intake", "serving-1", "monitor");
    private static final List<String> PAIR = List.of("intake", "serving-1", "serving-2", "balancer", "monitor");
    private static final List<String> ALL =
            List.of("stream", "intake", "serving-1", "serving-2", "balancer", "people", "monitor", "replay");

    /** @throws Failure with the key that is missing or wrong */
    static External of(Config external) {
        return new External(
                given(external, "kafka", "CHAINON_KAFKA"),
                given(external, "postgres", "CHAINON_POSTGRES"),
                file(Path.of(given(external, "password-file", "CHAINON_POSTGRES_PASSWORD_FILE"))),
                folder(Path.of(given(external, "settings", "CHAINON_SETTINGS"))),
                processes(external.getString("profile")),
                external.getString("console"),
                external.getString("people"));
    }

    private static List<String> processes(String profile) {
        return switch (profile) {
            case "minimal", "gpu" -> FEW;
            case "pair" -> PAIR;
            case "full" -> ALL;
            default ->
                throw new Failure("local.external.profile is " + profile + ": choose minimal, pair, full or gpu.");
        };
    }

    private static String given(Config external, String key, String variable) {
        return Optional.of(external.getString(key))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new Failure("local.external." + key
                        + " is empty: this command works for a platform that runs elsewhere, as docker-compose.yml says it. Set "
                        + variable + ", or use ./chainon demo."));
    }

    private static Path file(Path file) {
        if (!Files.isReadable(file)) {
            throw new Failure("The file " + file + " of local.external.password-file cannot be read.");
        }
        return file;
    }

    private static Path folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("The folder " + folder + " of local.external.settings is not there.");
        }
        return folder;
    }

    /** Addresses of those whose health is watched, as the monitor is told. */
    List<String> targets(Site site) {
        return processes.stream()
                .filter(name -> !name.equals("monitor") && !name.equals("replay"))
                .map(name -> name + "=" + site.address(name))
                .toList();
    }
}
