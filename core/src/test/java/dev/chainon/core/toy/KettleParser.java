package dev.chainon.core.toy;

import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.Purified;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Raw form: {@code subject,kettle,minute,litres[,spilled]}, or the same as a JSON object with the members id, kettle, minute, litres, spilled. */
final class KettleParser implements EventParser<KettleEvent> {

    private static final List<String> NEEDED = List.of("id", "kettle", "minute", "litres");

    @Override
    public Purified<KettleEvent> parse(byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        String[] parts = text.startsWith("{") ? members(text) : text.split(",", -1);
        if (parts.length < 4) {
            return new Purified.Rejected<>("unreadable", "expected 4 or 5 parts, found " + parts.length);
        }
        try {
            return clean(parts, Long.parseLong(parts[2]), Double.parseDouble(parts[3]));
        } catch (NumberFormatException e) {
            return new Purified.Rejected<>("unreadable", "not a number: " + e.getMessage());
        }
    }

    /** JSON is YAML; an object without one of the members has no parts. */
    private static String[] members(String json) {
        try {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
            if (!(loaded instanceof Map<?, ?> object) || !object.keySet().containsAll(NEEDED)) {
                return new String[0];
            }
            return Stream.concat(NEEDED.stream(), Stream.of("spilled").filter(object::containsKey))
                    .map(name -> String.valueOf(object.get(name)))
                    .toArray(String[]::new);
        } catch (YAMLException e) {
            return new String[0];
        }
    }

    private static Purified<KettleEvent> clean(String[] parts, long minute, double litres) {
        if (litres < 0) {
            return new Purified.Rejected<>("litres-negative", "litres is " + litres);
        }
        Optional<Boolean> outcome = parts.length > 4 ? Optional.of(Boolean.valueOf(parts[4])) : Optional.empty();
        boolean cups = litres >= 10;
        KettleEvent event = new KettleEvent(parts[0], parts[1], minute, cups ? litres / 4 : litres, outcome);
        return new Purified.Clean<>(event, cups ? List.of("litres-in-cups") : List.of());
    }
}
