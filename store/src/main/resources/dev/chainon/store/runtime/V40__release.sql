-- Releases of models, step by step: the newest line of a model says what is under way. Of two who write the same step, one is refused.
CREATE TABLE runtime.release_log (
    model   text NOT NULL,
    step    integer NOT NULL CHECK (step > 0),
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    action  text NOT NULL CHECK (action IN ('canary', 'shadow', 'promote', 'stop', 'rollback')),
    version integer NOT NULL,
    percent integer NOT NULL CHECK (percent BETWEEN 0 AND 100),
    who     text NOT NULL CHECK (who <> ''),
    why     text NOT NULL CHECK (why <> ''),
    db_role text NOT NULL DEFAULT session_user,
    PRIMARY KEY (model, step),
    FOREIGN KEY (model, version) REFERENCES runtime.model_version
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.release_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

-- What somebody who judges answers by their outcome has against a version: a canary of it is taken back.
CREATE TABLE runtime.complaint (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    model   text NOT NULL,
    version integer NOT NULL,
    why     text NOT NULL CHECK (why <> ''),
    db_role text NOT NULL DEFAULT session_user,
    FOREIGN KEY (model, version) REFERENCES runtime.model_version
);
CREATE INDEX complaint_version ON runtime.complaint (model, version, at);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.complaint
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

-- What each replica saw of a step so far.
CREATE TABLE runtime.release_report (
    model   text NOT NULL,
    step    integer NOT NULL,
    replica text NOT NULL,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    report  jsonb NOT NULL,
    PRIMARY KEY (model, step, replica),
    FOREIGN KEY (model, step) REFERENCES runtime.release_log
);

GRANT SELECT ON runtime.release_log, runtime.complaint, runtime.release_report
    TO runtime_serving, runtime_monitoring, runtime_trainer;
GRANT INSERT ON runtime.release_log TO runtime_trainer, runtime_serving;
GRANT INSERT ON runtime.complaint TO runtime_monitoring, runtime_trainer;
GRANT INSERT, UPDATE ON runtime.release_report TO runtime_serving;

-- A replica may take a release back, and nothing else.
ALTER TABLE runtime.release_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON runtime.release_log FOR SELECT USING (true);
CREATE POLICY decided ON runtime.release_log FOR INSERT TO runtime_trainer WITH CHECK (true);
CREATE POLICY taken_back ON runtime.release_log FOR INSERT TO runtime_serving WITH CHECK (action = 'rollback');
