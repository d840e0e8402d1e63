package dev.chainon.acceptance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every answer of the serving address tells browsers to guess nothing and to run nothing, and nobody which software answers. */
final class HeadersCheck implements Check {

    private static final Map<String, String> WANTED =
            Map.of("x-content-type-options", "nosniff", "content-security-policy", "default-src");
    private static final List<String> UNWANTED = List.of("server", "x-powered-by");

    @Override
    public Finding run(Session session) {
        boolean secure = "https".equals(session.order().url().getScheme());
        Map<String, String> wanted = new TreeMap<>(WANTED);
        if (secure) {
            wanted.put("strict-transport-security", "max-age");
        }
        List<Client.Answer> all = session.client().heard();
        for (Client.Answer answer : all) {
            wanted.forEach((name, value) -> Unmet.unless(
                    answer.header(name).contains(value),
                    answer.asked() + "\u00a0: l’en-tête " + name + " manque ou ne dit pas " + value,
                    answer.asked() + ": the header " + name + " is missing or does not say " + value));
            UNWANTED.forEach(name -> Unmet.unless(
                    answer.header(name).isEmpty(),
                    answer.asked() + "\u00a0: l’en-tête " + name + " dit quel logiciel répond",
                    answer.asked() + ": the header " + name + " tells which software answers"));
        }
        String more = secure ? "" : ", sans TLS";
        return Finding.passed(
                wanted.keySet() + " sur " + all.size() + " réponses" + more,
                wanted.keySet() + " on " + all.size() + " answers" + (secure ? "" : ", without TLS"));
    }
}
