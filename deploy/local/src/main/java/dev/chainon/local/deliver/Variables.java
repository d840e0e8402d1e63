package dev.chainon.local.deliver;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What Compose takes for a variable: the value of the environment, or else that of the file {@code .env} beside {@code docker-compose.yml}. */
record Variables(Map<String, String> environment, Map<String, String> file) {

    Variables {
        environment = Map.copyOf(environment);
        file = Map.copyOf(file);
    }

    static Variables of(Path root, Map<String, String> environment) {
        Properties file = new Properties();
        Path path = root.resolve(".env");
        if (Files.isRegularFile(path)) {
            try (Reader reader = Files.newBufferedReader(path)) {
                file.load(reader);
            } catch (IOException e) {
                throw new Failure("The file " + path + " cannot be read: " + e.getMessage(), e);
            }
        }
        Map<String, String> values = new HashMap<>();
        file.stringPropertyNames().forEach(name -> values.put(name, file.getProperty(name)));
        return new Variables(environment, values);
    }

    String value(String name, String otherwise) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> file.getOrDefault(name, otherwise));
    }
}
