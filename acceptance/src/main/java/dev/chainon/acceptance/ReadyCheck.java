package dev.chainon.acceptance;

/** The server lives and is ready. */
final class ReadyCheck implements Check {

    @Override
    public Finding run(Session session) {
        session.client().get("/v2/health/live").demand(200);
        Client.Answer ready = session.client().get("/v2/health/ready");
        String why = ready.json().path("error").asText();
        Unmet.unless(
                ready.status() == 200, "le serveur n’est pas prêt\u00a0: " + why, "the server is not ready: " + why);
        Served served = session.served();
        return Finding.passed(
                "prêt, modèle " + served.model() + " version " + served.version(),
                "ready, model " + served.model() + " version " + served.version());
    }
}
