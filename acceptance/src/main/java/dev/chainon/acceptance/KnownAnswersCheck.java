package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The server answers known rows as the network did that was trained. */
final class KnownAnswersCheck implements Check {

    @Override
    public Finding run(Session session) {
        Served served = session.served();
        Optional<KnownAnswers> known = KnownAnswers.of(session.order().answers(), served);
        if (known.isEmpty()) {
            return Finding.notRun(
                    "le lot de la version " + served.version()
                            + " n’a pas de réponses connues ici\u00a0: entraîner de nouveau, ou nommer le fichier par --answers",
                    "the bundle of version " + served.version()
                            + " has no known answers here: train again, or name the file by --answers");
        }
        List<List<Double>> rows = known.get().rows();
        Unmet.unless(
                rows.stream().allMatch(row -> row.size() == served.width()),
                "les lignes connues n’ont pas " + served.width() + " valeurs",
                "the known rows do not have " + served.width() + " values");
        double largest = largest(session, known.get());
        double tolerance = session.order().budget().tolerance();
        String shown = String.format(Locale.ROOT, "%.2e", largest);
        String most = String.format(Locale.ROOT, "%.2e", tolerance);
        Finding finding = largest <= tolerance
                ? Finding.passed(
                        rows.size() + " lignes, écart le plus grand " + french(shown) + " (au plus " + french(most)
                                + ")",
                        rows.size() + " rows, largest difference " + shown + " (at most " + most + ")")
                : Finding.failed(
                        "écart le plus grand " + french(shown) + " sur " + rows.size() + " lignes, au plus "
                                + french(most),
                        "largest difference " + shown + " on " + rows.size() + " rows, at most " + most);
        return finding.with(Map.of("acceptance.known.rows", (double) rows.size(), "acceptance.known.maxdiff", largest));
    }

    private static String french(String number) {
        return number.replace('.', ',');
    }

    private static double largest(Session session, KnownAnswers known) {
        Served served = session.served();
        JsonNode answer = served.ask(session.client(), known.rows()).json();
        String version = answer.path("model_version").asText();
        Unmet.unless(
                version.equals(served.version()),
                "la version " + version + " répond, plus la version " + served.version(),
                "version " + version + " answers, no longer version " + served.version());
        JsonNode data = answer.path("outputs").path(0).path("data");
        int rows = known.rows().size();
        Unmet.unless(
                data.size() >= rows && data.size() % rows == 0,
                "le serveur rend " + data.size() + " valeurs pour " + rows + " lignes",
                "the server answers " + data.size() + " values for " + rows + " rows");
        int each = data.size() / rows;
        double largest = 0;
        for (int row = 0; row < rows; row++) {
            // Where a model has an output for each class, the last one is the class that is warned of.
            double answered = data.path(row * each + each - 1).asDouble(Double.NaN);
            double difference = Math.abs(answered - known.answers().get(row));
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }
}
