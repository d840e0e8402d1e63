package dev.chainon.core.toy;

import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.Purified;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Raw form: {@code subject,kettle,minute,litres[,spilled]}, or the same as a JSON object with the members id, kettle, minute, litres, spilled. */
final class KettleParser implements EventParser<KettleEvent> {

    private static final List<String> NEEDED = List.of("id", "kettle", "minute", "litres");
    private static final Pattern MEMBER =
            Pattern.compile("\\G[{,]\\s*\"(\\w+)\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(-?[0-9.]+|true|false|null))\\s*");

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

    /** The values of a flat object; none where it is not one or lacks a member. */
    private static String[] members(String json) {
        Map<String, String> members = new HashMap<>();
        Matcher member = MEMBER.matcher(json);
        int end = 0;
        while (member.find()) {
            members.put(member.group(1), member.group(2) == null ? member.group(3) : member.group(2));
            end = member.end();
        }
        if (!json.substring(end).strip().equals("}") || !members.keySet().containsAll(NEEDED)) {
            return new String[0];
        }
        return Stream.concat(NEEDED.stream(), Stream.of("spilled").filter(members::containsKey))
                .map(members::get)
                .toArray(String[]::new);
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
