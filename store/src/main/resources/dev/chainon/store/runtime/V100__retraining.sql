-- Retrainings, step by step: the newest line of one says where it is. Of two who write the same step, one is refused.
CREATE TABLE runtime.retraining_log (
    id      bigint NOT NULL CHECK (id > 0),
    step    integer NOT NULL CHECK (step > 0),
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    state   text NOT NULL CHECK (state IN
        ('proposed', 'approved', 'running', 'promoted', 'refused', 'rolled-back', 'failed', 'stopped')),
    cause   text NOT NULL CHECK (cause <> ''),
    run     bigint REFERENCES jobs.run,
    who     text NOT NULL CHECK (who <> ''),
    words   text NOT NULL CHECK (words <> ''),
    db_role text NOT NULL DEFAULT session_user,
    PRIMARY KEY (id, step)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.retraining_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

GRANT USAGE ON SCHEMA runtime TO runtime_workflow;
GRANT SELECT, INSERT ON runtime.retraining_log TO runtime_monitoring, runtime_workflow;

-- Monitoring may ask for one, and nothing else: what is done is for those who do it.
ALTER TABLE runtime.retraining_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON runtime.retraining_log FOR SELECT USING (true);
CREATE POLICY asked ON runtime.retraining_log FOR INSERT TO runtime_monitoring
    WITH CHECK (step = 1 AND state IN ('proposed', 'approved'));
CREATE POLICY done ON runtime.retraining_log FOR INSERT TO runtime_workflow WITH CHECK (true);
