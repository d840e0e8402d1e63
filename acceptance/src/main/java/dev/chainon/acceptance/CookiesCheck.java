package dev.chainon.acceptance;

/** Nobody is followed by a cookie. */
final class CookiesCheck implements Check {

    @Override
    public Finding run(Session session) {
        for (Client.Answer answer : session.heard()) {
            Unmet.unless(
                    answer.header("set-cookie").isEmpty(),
                    answer.asked() + " pose un cookie",
                    answer.asked() + " sets a cookie");
        }
        int answers = session.heard().size();
        return Finding.passed("aucun cookie dans " + answers + " réponses", "no cookie in " + answers + " answers");
    }
}
