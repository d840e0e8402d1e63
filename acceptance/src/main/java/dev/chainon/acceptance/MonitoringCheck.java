package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The monitoring process sees what is deployed: figures, measures and alerts. */
final class MonitoringCheck implements Check {

    @Override
    public Finding run(Session session) {
        Optional<Client> monitoring = session.monitoring();
        if (monitoring.isEmpty()) {
            return Finding.notRun(
                    "aucune adresse de supervision donnée (--monitoring URL)",
                    "no address of the monitoring process was given (--monitoring URL)");
        }
        JsonNode figures = monitoring.get().get("/api/figures").demand(200).json();
        Unmet.unless(figures.size() > 0, "la supervision n’a aucune mesure", "the monitoring process has no figure");
        monitoring.get().get("/metrics").demand(200);
        JsonNode alerts = monitoring.get().get("/alerts").demand(200).json();
        return Finding.passed(
                figures.size() + " mesures et la liste des alertes (" + alerts.size() + ") sont servies",
                figures.size() + " figures and the list of alerts (" + alerts.size() + ") are served");
    }
}
