package dev.chainon.people.subscription;

import dev.chainon.core.UseCase;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a wish of a request, or says of every field what is wrong with it. Thread-safe. */
public final class WishReader {

    private static final Set<String> OWN =
            Set.of("name", "email", "language", "from", "until", "threshold", "webhook", "consent");
    private static final Set<String> CHANGES = Set.of("name", "email", "language", "threshold", "webhook");
    private static final long MINUTES_PER_DAY = 1440;

    private final UseCase<?> useCase;
    private final AddressGuard guard;
    private final Rules rules;

    /**
     * What holds for all.
     *
     * @param threshold where none is given
     * @param defaultDays length of a window whose end is not given
     * @param mostDays longest window
     */
    public record Rules(double threshold, int defaultDays, int mostDays) {
        public Rules {
            if (!(threshold >= 0 && threshold <= 1) || defaultDays < 1 || mostDays < defaultDays) {
                throw new IllegalArgumentException(
                        "chainon.people: threshold must lie in [0, 1] and 1 <= window-days <="
                                + " most-window-days; they are " + threshold + ", " + defaultDays + ", " + mostDays);
            }
        }
    }

    public WishReader(UseCase<?> useCase, AddressGuard guard, Rules rules) {
        this.useCase = useCase;
        this.guard = guard;
        this.rules = rules;
    }

    /**
     * Reads a request to be warned.
     *
     * @param now the log's minute, if it is known
     * @throws UnfitException naming every field that is wrong
     */
    public Wish read(Map<String, Object> request, OptionalLong now) {
        Fields fields = new Fields(request);
        fields.only(known());
        Wish.Person person = new Wish.Person(fields.name(), fields.email());
        if (!Consent.VERSION.equals(request.get("consent"))) {
            fields.fault(
                    "consent",
                    "must be \"" + Consent.VERSION + "\", which says that the person has read and accepts the text at"
                            + " GET /v1/subscriptions/consent");
        }
        String subject = subject(request, fields);
        if (now.isEmpty() && !fields.has("from")) {
            fields.fault("from", "must be given as long as no event of the log was read");
        }
        long from = fields.minute("from", now.orElse(0));
        long until = fields.minute("until", from + rules.defaultDays() * MINUTES_PER_DAY);
        if (until < from || until - from > rules.mostDays() * MINUTES_PER_DAY) {
            fields.fault("until", "must lie 0 to " + rules.mostDays() + " days after 'from'");
        } else if (now.isPresent() && until < now.getAsLong()) {
            fields.fault("until", "must not lie before the present minute of the log");
        }
        Wish wish = new Wish(
                person,
                fields.language("fr"),
                subject,
                from,
                until,
                fields.threshold(rules.threshold()),
                fields.webhook(guard));
        fields.end();
        return wish;
    }

    /**
     * Reads a rectification of a wish; what it does not name stays.
     *
     * @throws UnfitException naming every field that is wrong
     */
    public Wish change(Wish before, Map<String, Object> request) {
        Fields fields = new Fields(request);
        fields.only(CHANGES);
        Wish after = new Wish(
                new Wish.Person(
                        fields.has("name") ? fields.name() : before.person().name(),
                        fields.has("email") ? fields.email() : before.person().email()),
                fields.language(before.language()),
                before.subject(),
                before.fromMinute(),
                before.untilMinute(),
                fields.threshold(before.threshold()),
                request.containsKey("webhook") ? fields.webhook(guard) : before.webhook());
        fields.end();
        return after;
    }

    private String subject(Map<String, Object> request, Fields fields) {
        try {
            return useCase.interest(request);
        } catch (IllegalArgumentException e) {
            String words = String.valueOf(e.getMessage());
            String named = useCase.interestFields().stream()
                    .filter(field -> words.startsWith("'" + field + "'"))
                    .findFirst()
                    .orElse("subject");
            fields.fault(named, words.replaceFirst("^'" + named + "':? ?", ""));
            return "";
        }
    }

    private Set<String> known() {
        return Stream.concat(OWN.stream(), useCase.interestFields().stream()).collect(Collectors.toUnmodifiableSet());
    }
}
