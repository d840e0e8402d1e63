package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Faulty requests are refused as the protocol and RFC 9457 say, without insides of the server. */
final class ErrorsCheck implements Check {

    private static final Pattern INSIDES =
            Pattern.compile("\\bat [\\w.$]+\\([\\w.]+\\.java|\\w+Exception\\b|dev\\.chainon\\.");

    @Override
    public Finding run(Session session) {
        Client client = session.client();
        problem(client, client.get("/v1/no-such-thing").demand(404));
        String predict = predict(client);
        problem(client, client.post(predict, "{\"no-such-field\": 1").demand(400));
        JsonNode faults = problem(
                        client, client.post(predict, "{\"no-such-field\": 1}").demand(400))
                .path("errors");
        Unmet.unless(
                faults.size() > 0
                        && faults.path(0).has("pointer")
                        && faults.path(0).has("detail"),
                "une demande mal remplie n’est pas refusée champ par champ (errors[].pointer)",
                "a request with a wrong field is not refused field by field (errors[].pointer)");
        protocol(client.get("/v2/models/no-such-model").demand(404));
        protocol(client.post(session.served().infer(), "{}").demand(400));
        client.send("DELETE", "/v2", "", Map.of()).demand(405);
        for (Client.Answer answer : session.heard()) {
            Unmet.unless(
                    answer.status() < 400 || !INSIDES.matcher(answer.body()).find(),
                    answer.asked() + " montre l’intérieur du serveur dans son erreur",
                    answer.asked() + " shows insides of the server in its error");
        }
        return Finding.passed(
                "six refus, chacun dans sa forme, sans rien montrer de l’intérieur",
                "six refusals, each in its form, without showing insides");
    }

    /** Where the use case is predicted, as the description of the server says. */
    private static String predict(Client client) {
        var names = client.get("/openapi.json").demand(200).json().path("paths").fieldNames();
        while (names.hasNext()) {
            String path = names.next();
            if (path.endsWith("/predict")) {
                return path;
            }
        }
        throw new Unmet(
                "la description du serveur n’a pas de chemin /predict",
                "the server's description has no path /predict");
    }

    private static JsonNode problem(Client client, Client.Answer answer) {
        Unmet.unless(
                answer.header("content-type").startsWith("application/problem+json"),
                answer.asked() + " n’est pas refusé en application/problem+json",
                answer.asked() + " is not refused in application/problem+json");
        JsonNode problem = answer.json();
        Unmet.unless(
                problem.path("status").asInt() == answer.status()
                        && problem.path("title").isTextual()
                        && problem.path("detail").isTextual(),
                answer.asked() + "\u00a0: titre, détail ou statut manque au problème",
                answer.asked() + ": the problem lacks title, detail or status");
        client.get(problem.path("type").asText()).demand(200);
        return problem;
    }

    private static void protocol(Client.Answer answer) {
        Unmet.unless(
                answer.json().path("error").isTextual(),
                answer.asked() + " n’est pas refusé par {\"error\"\u00a0: phrase}",
                answer.asked() + " is not refused by {\"error\": sentence}");
    }
}
