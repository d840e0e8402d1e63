package dev.chainon.monitoring.ticket;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what may tell of a person or open a door: addresses of mail, phone numbers, addresses of machines other than this one, keys, tokens,
 * passwords, the words beside such a name, and names where the text announces them ("Mme Curie", "my name is Marie Curie").
 *
 * <p>A bare name in somebody's own sentence looks like any other words: no pattern knows it, so the form asks for none, and the house logs none.
 */
public final class Scrubber {

    static final String GONE = "[removed]";

    private static final String NAME = "(?:\\s+\\p{Lu}[\\p{L}'’-]+){1,3}";

    private record Rule(Pattern pattern, String replacement) {
        static Rule of(String regex, String replacement) {
            return new Rule(Pattern.compile(regex), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of("(?s)-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)", GONE),
            Rule.of("(?i)\\b((?:proxy-)?authorization\\s*[:=]\\s*)(?:(?:bearer|basic)\\s+)?\\S+", "$1" + GONE),
            Rule.of("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{8,}", "$1 " + GONE),
            Rule.of("([a-z][a-z0-9+.-]*://)[^/\\s@:]+(?::[^/\\s@]*)?@", "$1" + GONE + "@"),
            Rule.of(
                    "(?i)([\"']?\\b[a-z_.-]*(?:password|passwd|pwd|secret|token|api[_-]?key|apikey|cookie|mot de passe)[\"']?\\s*[:=]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)",
                    "$1" + GONE),
            Rule.of(
                    "(?i)([\"']?\\b(?:e-?mail|mail|name|nom|pr[ée]nom|first_?name|last_?name|phone|t[ée]l[ée]phone|passenger|passager|subscriber|abonn[ée]|person|webhook)[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&}]+(?:\\s+\\p{Lu}[\\p{L}'’-]+)*)",
                    "$1" + GONE),
            Rule.of("[\\p{L}\\p{N}._%+'-]+(?:@|%40|\\s?\\(at\\)\\s?)[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+", GONE),
            Rule.of("\\b(?:chn|ghp|gho|ghs|ghu|github_pat|glpat|xox[a-z])[_-][A-Za-z0-9_-]{8,}", GONE),
            Rule.of("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", GONE),
            Rule.of("(/subscriptions/)[A-Za-z0-9_-]{16,}", "$1" + GONE),
            Rule.of(
                    "(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]*[0-9])(?=[A-Za-z0-9_-]*[A-Z])(?=[A-Za-z0-9_-]*[a-z])[A-Za-z0-9_-]{40,}",
                    GONE),
            Rule.of("(?<![\\d.])(?!127\\.|0\\.0\\.0\\.0)(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]*\\d)", GONE),
            Rule.of("(?i)(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})+(?![0-9a-f:])", GONE),
            Rule.of("(?<![\\w.:-])(?:\\+\\d{1,3}[ .-]?|0)\\d(?:[ .-]\\d{2,4}){3,4}(?![\\w-])", GONE),
            Rule.of("(?<![\\w.:+-])(?:\\+\\d{10,14}|0[1-9]\\d{8})(?![\\w-])", GONE),
            Rule.of(
                    "\\b(M\\.|MM\\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Mr\\.?|Mrs\\.?|Ms\\.?|Miss|Dr\\.?|Me)" + NAME,
                    "$1 " + GONE),
            Rule.of(
                    "(?iu:(je m['’]appelle|je me nomme|je suis|mon nom est|my name is|i am|i['’]m|signé|signed|cordialement|regards|passager|passenger|abonnée?|subscriber)[ ,:]*)"
                            + "\\s*(?=\\p{Lu})" + NAME.replace("\\s+", "\\s*"),
                    "$1 " + GONE));

    private Scrubber() {}

    public static String scrub(String text) {
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.pattern().matcher(clean).replaceAll(rule.replacement());
        }
        return clean;
    }
}
