DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'runtime_auditor') THEN
        CREATE ROLE runtime_auditor NOLOGIN;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA runtime TO runtime_auditor;

-- One key a person, itself encrypted by the process: without its row every field of that person is noise.
CREATE TABLE runtime.person_key (
    person      text PRIMARY KEY CHECK (person <> ''),   -- a pseudonym, never a name or an address
    wrapped_key bytea NOT NULL,
    created     timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE runtime.subscription (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person       text NOT NULL REFERENCES runtime.person_key ON DELETE CASCADE,
    epoch        integer NOT NULL,
    subject      text NOT NULL,
    until_minute bigint NOT NULL,                         -- event time after which nothing more will be said of the subject
    name_cipher  bytea NOT NULL,
    email_cipher bytea NOT NULL,
    created      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (person, epoch, subject)
);
CREATE INDEX subscription_subject ON runtime.subscription (epoch, subject);

-- Serving acts for one person at a time and sees that person's rows: SET LOCAL chainon.person = '...'. Without it, none.
ALTER TABLE runtime.person_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE runtime.subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON runtime.person_key TO runtime_serving
    USING (person = current_setting('chainon.person', true)) WITH CHECK (person = current_setting('chainon.person', true));
CREATE POLICY own_rows ON runtime.subscription TO runtime_serving
    USING (person = current_setting('chainon.person', true)) WITH CHECK (person = current_setting('chainon.person', true));

CREATE TABLE runtime.access_log (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    db_role text NOT NULL DEFAULT session_user,
    action  text NOT NULL CHECK (action IN ('subscribe', 'notify', 'erase')),
    purpose text NOT NULL,
    epoch   integer NOT NULL,
    person  text NOT NULL,
    subject text NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON runtime.access_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();
-- A year is kept against everybody, the owner included; retention may take what is older.
CREATE TRIGGER kept_a_year BEFORE DELETE ON runtime.access_log
    FOR EACH ROW WHEN (OLD.at > now() - interval '1 year') EXECUTE FUNCTION runtime.refuse_change();

-- What happens to a subscription is written down whoever does it.
CREATE FUNCTION runtime.log_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO runtime.access_log (action, purpose, epoch, person, subject)
        VALUES ('subscribe', 'request', NEW.epoch, NEW.person, NEW.subject);
    ELSE
        INSERT INTO runtime.access_log (action, purpose, epoch, person, subject)
        VALUES ('erase', coalesce(nullif(current_setting('chainon.purpose', true), ''), 'request'), OLD.epoch, OLD.person, OLD.subject);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_access AFTER INSERT OR DELETE ON runtime.subscription
    FOR EACH ROW EXECUTE FUNCTION runtime.log_access();

-- The one way to the rows of several persons: those who asked about this subject, each reading written down.
CREATE FUNCTION runtime.subscribers(of_epoch integer, of_subject text, why text)
    RETURNS TABLE (id uuid, person text, wrapped_key bytea, name_cipher bytea, email_cipher bytea)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF coalesce(why, '') = '' THEN
        RAISE EXCEPTION 'reading subscriptions needs a purpose' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    INSERT INTO runtime.access_log (action, purpose, epoch, person, subject)
        SELECT 'notify', why, s.epoch, s.person, s.subject
        FROM runtime.subscription s WHERE s.epoch = of_epoch AND s.subject = of_subject;
    RETURN QUERY
        SELECT s.id, s.person, k.wrapped_key, s.name_cipher, s.email_cipher
        FROM runtime.subscription s JOIN runtime.person_key k ON k.person = s.person
        WHERE s.epoch = of_epoch AND s.subject = of_subject;
END
$$;
REVOKE EXECUTE ON FUNCTION runtime.subscribers FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON runtime.person_key, runtime.subscription TO runtime_serving;
GRANT EXECUTE ON FUNCTION runtime.subscribers TO runtime_serving;
-- Neither the pseudonym nor the flight, which together with a passenger list would name a person.
GRANT SELECT (id, at, db_role, action, purpose, epoch) ON runtime.access_log TO runtime_auditor;
