package dev.chainon.store;

import java.util.Locale;

/** Who may connect to the runtime database. Each logs in under its own name and has the rights of the group {@code runtime_<name>}, no more. */
public enum RuntimeRole {
    /** The pipeline's stream job and replay: epochs and leases. */
    STREAM,
    /** The predictors: reads models and predictions, holds leases. */
    SERVING,
    /** The projector and the pages: writes predictions and outcomes. */
    MONITORING,
    /** Training and promotion: writes the registry. */
    TRAINER,
    /** The executor of the job graph: its runs, its steps, its queue. */
    WORKFLOW,
    /** Subscriptions and notices: the only role that sees a sealed personal field. */
    PEOPLE,
    /** Reads when and why personal data were used, without the data. */
    AUDITOR;

    /** Its user name in PostgreSQL and its key in {@link Migrations#migrate}. */
    public String user() {
        return name().toLowerCase(Locale.ROOT);
    }

    String group() {
        return "runtime_" + user();
    }
}
