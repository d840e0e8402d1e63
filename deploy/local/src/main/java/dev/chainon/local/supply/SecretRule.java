package dev.chainon.local.supply;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a secret looks like.
 *
 * @param words one of them stands in every text that the pattern can find, in small letters: most texts are passed over by that alone
 * @param pattern its last group is the secret
 * @param entropy bits for each letter that the secret has at least: words and names have less than chance
 */
record SecretRule(String name, List<String> words, Pattern pattern, double entropy) {

    /** A value of this many bits for each letter is no word: 16 letters of English have about 3. */
    private static final double CHANCE = 3.5;

    /** How far a secret may begin before one of the words, and end after it; none is looked for elsewhere, which keeps the search short. */
    private static final int BEFORE = 22;

    private static final int AFTER = 400;

    private static final String NAMES =
            "(?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|client[_-]?secret)";

    private static final List<String> NAMED = List.of("passw", "pwd", "passphrase", "secret", "token", "key");

    SecretRule {
        words = List.copyOf(words);
    }

    /** The forms of the services that a project like this one meets, keys, and values of chance that are called a secret. */
    static List<SecretRule> all() {
        return List.of(
                form(
                        "private-key",
                        "private key",
                        "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----[\\s\\\\nr\"+]{1,40}([A-Za-z0-9+/=]{48,})"),
                new SecretRule(
                        "aws-access-key",
                        List.of("akia", "asia"),
                        Pattern.compile("\\b((?:AKIA|ASIA)[A-Z2-7]{16})\\b"),
                        2.5),
                form("github-token", "gh", "\\b(gh[pousr]_[A-Za-z0-9]{36,255})\\b"),
                form("github-fine-token", "github_pat_", "\\b(github_pat_[A-Za-z0-9_]{60,255})\\b"),
                form("gitlab-token", "glpat-", "\\b(glpat-[A-Za-z0-9_-]{20,})"),
                form("slack-token", "xox", "\\b(xox[abeprs]-[A-Za-z0-9-]{20,})"),
                form("google-key", "aiza", "\\b(AIza[A-Za-z0-9_-]{35})\\b"),
                form("npm-token", "npm_", "\\b(npm_[A-Za-z0-9]{36})\\b"),
                form("stripe-key", "k_live_", "\\b([rs]k_live_[A-Za-z0-9]{20,})\\b"),
                form("signed-token", "eyj", "\\b(eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,})"),
                new SecretRule(
                        "password-in-address",
                        List.of("://"),
                        Pattern.compile(
                                "\\b[a-z][a-z0-9+.-]{1,20}://[\\w.%-]{1,64}:([^\\s/:@\"'<>${}\\[\\]()`,\\\\]{6,})@"),
                        2.5),
                new SecretRule(
                        "named-value",
                        NAMED,
                        Pattern.compile("(?i)" + NAMES
                                + "\\w{0,20}[\"']?\\s{0,3}[:=]{1,2}\\s{0,3}[\"']([A-Za-z0-9+/=_.~-]{16,})[\"']"),
                        CHANCE),
                new SecretRule(
                        "named-line",
                        NAMED,
                        Pattern.compile(
                                "(?im)" + NAMES + "[ \\t]{0,3}[:=][ \\t]{0,3}([A-Za-z0-9+/=_~-]{20,})[ \\t\\r]{0,3}$"),
                        CHANCE));
    }

    private static SecretRule form(String name, String word, String pattern) {
        return new SecretRule(name, List.of(word), Pattern.compile(pattern), 2.5);
    }

    /**
     * Hands on each secret with the place where it begins; some more than once.
     *
     * @param small the same text in small letters
     */
    void find(String text, String small, BiConsumer<String, Integer> taker) {
        // A few letters change their number when they become small: places are then not the same in both texts.
        boolean aligned = small.length() == text.length();
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (String word : words) {
            int at = small.indexOf(word);
            while (at >= 0) {
                matcher.region(
                        aligned ? Math.max(0, at - BEFORE) : 0,
                        aligned ? Math.min(text.length(), at + AFTER) : text.length());
                while (matcher.find()) {
                    offer(matcher, taker);
                }
                at = aligned ? small.indexOf(word, at + 1) : -1;
            }
        }
    }

    private void offer(Matcher found, BiConsumer<String, Integer> taker) {
        String secret = found.group(1);
        if (bits(secret) >= entropy && (entropy < CHANCE || mixed(secret))) {
            taker.accept(secret, found.start(1));
        }
    }

    /** Names of classes and settings have no digits among their letters. */
    private static boolean mixed(String secret) {
        return secret.chars().anyMatch(Character::isDigit) && secret.chars().anyMatch(Character::isLetter);
    }

    /** Shannon's entropy of the letters, in bits for each. */
    static double bits(String text) {
        double bits = 0;
        for (int letter : text.chars().distinct().toArray()) {
            double share = (double) text.chars().filter(c -> c == letter).count() / text.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
