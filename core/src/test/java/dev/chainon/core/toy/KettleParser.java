package dev.chainon.core.toy;

import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.Purified;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Raw form: {@code subject,kettle,minute,litres[,spilled]}. */
final class KettleParser implements EventParser<KettleEvent> {

    @Override
    public Purified<KettleEvent> parse(byte[] raw) {
        String[] parts = new String(raw, StandardCharsets.UTF_8).split(",", -1);
        if (parts.length < 4) {
            return new Purified.Rejected<>("unreadable", "expected 4 or 5 parts, found " + parts.length);
        }
        try {
            return clean(parts, Long.parseLong(parts[2]), Double.parseDouble(parts[3]));
        } catch (NumberFormatException e) {
            return new Purified.Rejected<>("unreadable", "not a number: " + e.getMessage());
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
