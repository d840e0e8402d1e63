package dev.chainon.acceptance;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nobody is named in answers, errors and measures: neither a planted person whose name and address come in by every way that a client has, nor anybody else whose e-mail address or
 * telephone number would be found there.
 */
final class PersonalDataCheck implements Check {

    private static final String MAIL = "jeanne.recette.4711@example.org";
    private static final String NAME = "Jeanne-Recette-4711";
    private static final List<Pattern> PERSONAL = List.of(
            Pattern.compile("[\\w.+-]+@[\\w-]+\\.[a-z]{2,}"), Pattern.compile("\\+33[ .]?[1-9](?:[ .]?\\d{2}){4}\\b"));
    private static final Map<String, String> PLANTED = Map.of(
            "User-Agent", NAME + " " + MAIL,
            "Referer", "https://example.org/" + NAME,
            "From", MAIL,
            "Cookie", "session=" + MAIL,
            "Content-Type", "application/json");

    @Override
    public Finding run(Session session) {
        Client client = session.client();
        String infer = session.served().infer();
        client.send("GET", "/v2/health/ready?email=" + MAIL, "", PLANTED);
        client.send("GET", "/v1/no-such-thing?name=" + NAME, "", PLANTED);
        client.send("POST", infer, "{\"inputs\": [], \"parameters\": {\"email\": \"" + MAIL + "\"}}", PLANTED);
        client.send("POST", infer + "?name=" + NAME, MAIL, PLANTED);
        client.get("/metrics").demand(200);
        session.monitoring().ifPresent(other -> other.get("/metrics").demand(200));
        List<Client.Answer> all = session.heard();
        all.forEach(PersonalDataCheck::judge);
        return Finding.passed(
                "une personne plantée par l’adresse, les en-têtes et le corps ne reparaît dans aucune des " + all.size()
                        + " réponses, et aucune adresse électronique ni aucun numéro n’y figure",
                "a person planted by address, headers and body comes back in none of " + all.size()
                        + " answers, and no e-mail address and no telephone number is in them");
    }

    private static void judge(Client.Answer answer) {
        String text = answer.body() + answer.headers().map();
        boolean planted = text.contains(NAME) || text.contains(MAIL);
        Unmet.unless(
                !planted,
                answer.asked() + " rend ce que la personne plantée a laissé",
                answer.asked() + " gives back what the planted person left");
        for (Pattern pattern : PERSONAL) {
            Matcher found = pattern.matcher(text);
            Unmet.unless(
                    !found.find(),
                    answer.asked() + " contient une donnée personnelle",
                    answer.asked() + " contains personal data");
        }
    }
}
