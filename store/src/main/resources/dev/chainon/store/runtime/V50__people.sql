-- The people process holds the subscriptions alone: serving answers strangers by the thousand and has no business with names.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'runtime_people') THEN
        CREATE ROLE runtime_people NOLOGIN;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA runtime TO runtime_people;
REVOKE ALL ON runtime.person_key, runtime.subscription FROM runtime_serving;
DROP FUNCTION runtime.subscribers;
ALTER POLICY own_rows ON runtime.person_key TO runtime_people;
ALTER POLICY own_rows ON runtime.subscription TO runtime_people;

-- The id of a key names it in a proof of erasure; the key itself says nothing.
ALTER TABLE runtime.person_key ADD COLUMN key_id uuid NOT NULL DEFAULT gen_random_uuid();

-- Nobody was subscribed before this version: the table is empty.
ALTER TABLE runtime.subscription
    ADD COLUMN from_minute bigint NOT NULL,
    ADD COLUMN threshold double precision NOT NULL CHECK (threshold BETWEEN 0 AND 1),
    ADD COLUMN language text NOT NULL CHECK (language IN ('fr', 'en')),
    ADD COLUMN webhook_cipher bytea,
    ADD COLUMN token_cipher bytea NOT NULL,
    ADD COLUMN token_hash bytea NOT NULL UNIQUE,
    ADD COLUMN consent_text text NOT NULL CHECK (consent_text <> ''),
    ADD COLUMN consent_at timestamptz NOT NULL,
    ADD COLUMN confirmed timestamptz,
    ADD CHECK (from_minute <= until_minute);

-- What is to be said to a subscriber, or was. It holds no name and no address, and goes with its subscription.
CREATE TABLE runtime.notice (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subscription uuid NOT NULL REFERENCES runtime.subscription ON DELETE CASCADE,
    event_id     text NOT NULL,                           -- kind and what happened: told once, whoever says it again
    kind         text NOT NULL CHECK (kind IN ('confirm', 'risk', 'landed')),
    channel      text NOT NULL CHECK (channel IN ('mail', 'webhook')),
    facts        jsonb NOT NULL,
    state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'given_up', 'in_doubt')),
    tries        integer NOT NULL DEFAULT 0,
    next_try     timestamptz NOT NULL DEFAULT clock_timestamp(),
    claimed_by   text,
    why          text,                                    -- of the last failure: its kind, never its words
    created      timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended        timestamptz,
    UNIQUE (subscription, event_id, channel)
);
CREATE INDEX notice_due ON runtime.notice (next_try) WHERE state IN ('waiting', 'sending');

-- How far a log was read; written in the transaction that writes the notices of what was read.
CREATE TABLE runtime.reading_place (
    epoch       integer NOT NULL,
    topic       text NOT NULL,
    next_offset bigint NOT NULL,
    minute      bigint NOT NULL,                          -- greatest event minute that was read
    PRIMARY KEY (epoch, topic)
);

-- Something sealed by the master key: a process with another one sees at its start that it cannot open it.
CREATE TABLE runtime.key_check (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    sealed bytea NOT NULL
);

ALTER TABLE runtime.access_log DROP CONSTRAINT access_log_action_check;
ALTER TABLE runtime.access_log ADD CONSTRAINT access_log_action_check
    CHECK (action IN ('subscribe', 'confirm', 'notify', 'read', 'export', 'rectify', 'erase'));

-- What a person's process does for that person is written down here, by name; the rest by the triggers and functions of this schema.
CREATE FUNCTION runtime.note_access(of_action text, why text, of_epoch integer, of_subject text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO runtime.access_log (action, purpose, epoch, person, subject)
    VALUES (of_action, why, of_epoch, current_setting('chainon.person'), of_subject);
END
$$;

-- Who holds a token may act for its person; a token is never stored, only its hash.
CREATE FUNCTION runtime.person_of_token(hash bytea) RETURNS TABLE (id uuid, person text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, s.person FROM runtime.subscription s WHERE s.token_hash = hash
$$;

-- What was done for the person that the caller acts for: theirs to read.
CREATE FUNCTION runtime.own_accesses() RETURNS TABLE (at timestamptz, action text, purpose text, subject text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT l.at, l.action, l.purpose, l.subject FROM runtime.access_log l
    WHERE l.person = current_setting('chainon.person') ORDER BY l.id
$$;

-- What anybody waits for in this replay; not who.
CREATE FUNCTION runtime.awaited(of_epoch integer) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT s.subject FROM runtime.subscription s WHERE s.epoch = of_epoch AND s.confirmed IS NOT NULL
$$;

-- Everybody who waits for one of these subjects is told of what happened to it; told already, nothing is added. No name is read.
CREATE FUNCTION runtime.tell_risk(of_epoch integer, subjects text[], at_minute bigint, probability double precision, event text, what jsonb)
    RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts)
        SELECT s.id, event, 'risk', c.channel, what
        FROM runtime.subscription s CROSS JOIN LATERAL (
            SELECT 'mail' AS channel UNION ALL SELECT 'webhook' WHERE s.webhook_cipher IS NOT NULL) c
        WHERE s.epoch = of_epoch AND s.subject = ANY (subjects) AND s.confirmed IS NOT NULL
            AND at_minute BETWEEN s.from_minute AND s.until_minute AND probability >= s.threshold
        ON CONFLICT (subscription, event_id, channel) DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END
$$;

-- Of a landing are told those who were warned of it, and those who asked about this very thing: the first of the subjects.
CREATE FUNCTION runtime.tell_landing(of_epoch integer, subjects text[], at_minute bigint, warned_by text, event text, what jsonb)
    RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts)
        SELECT s.id, event, 'landed', c.channel, what
        FROM runtime.subscription s CROSS JOIN LATERAL (
            SELECT 'mail' AS channel UNION ALL SELECT 'webhook' WHERE s.webhook_cipher IS NOT NULL) c
        WHERE s.epoch = of_epoch AND s.subject = ANY (subjects) AND s.confirmed IS NOT NULL
            AND (EXISTS (SELECT FROM runtime.notice n WHERE n.subscription = s.id AND n.event_id = warned_by)
                OR s.subject = subjects[1] AND at_minute BETWEEN s.from_minute AND s.until_minute)
        ON CONFLICT (subscription, event_id, channel) DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END
$$;

-- To whom a claimed notice goes, sealed: the one way to the rows of a person that nobody acts for, each reading written down.
CREATE FUNCTION runtime.recipient(of_notice uuid, claim text)
    RETURNS TABLE (subscription uuid, person text, wrapped_key bytea, name_cipher bytea, email_cipher bytea, webhook_cipher bytea,
        token_cipher bytea, language text, subject text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO runtime.access_log (action, purpose, epoch, person, subject)
        SELECT 'notify', n.kind || ' by ' || n.channel, s.epoch, s.person, s.subject
        FROM runtime.notice n JOIN runtime.subscription s ON s.id = n.subscription
        WHERE n.id = of_notice AND n.state = 'sending' AND n.claimed_by = claim;
    RETURN QUERY
        SELECT s.id, s.person, k.wrapped_key, s.name_cipher, s.email_cipher, s.webhook_cipher, s.token_cipher, s.language, s.subject
        FROM runtime.notice n JOIN runtime.subscription s ON s.id = n.subscription JOIN runtime.person_key k ON k.person = s.person
        WHERE n.id = of_notice AND n.state = 'sending' AND n.claimed_by = claim;
END
$$;

-- A new master key wraps the keys of all persons again. Without the old one, a wrapped key of an old copy of this table is noise.
CREATE FUNCTION runtime.wrapped_keys() RETURNS TABLE (person text, wrapped_key bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.person, k.wrapped_key FROM runtime.person_key k ORDER BY k.person
$$;
CREATE FUNCTION runtime.rewrap(of_person text, before bytea, after bytea) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE runtime.person_key SET wrapped_key = after WHERE person = of_person AND wrapped_key = before;
    RETURN FOUND;
END
$$;

-- Persons whose erasure was proved must not come back with a copy of the database: their keys go again, and their rows with them.
CREATE FUNCTION runtime.erase_again(key_hashes text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed integer;
BEGIN
    PERFORM set_config('chainon.purpose', 'erased before a restore', true);
    DELETE FROM runtime.person_key WHERE encode(sha256(key_id::text::bytea), 'hex') = ANY (key_hashes);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

-- As before, and: who did not confirm within two days did not consent.
CREATE OR REPLACE FUNCTION runtime.sweep_subscriptions(grace_minutes bigint, most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
    keys    bigint;
BEGIN
    IF grace_minutes < 0 OR most < 1 THEN
        RAISE EXCEPTION 'sweep_subscriptions(%, %) is out of range', grace_minutes, most USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM set_config('chainon.purpose', 'retention', true);
    DELETE FROM runtime.subscription WHERE id IN (
        SELECT s.id FROM runtime.subscription s JOIN runtime.epoch e ON e.id = s.epoch
        WHERE e.closed IS NOT NULL OR s.confirmed IS NULL AND s.created < now() - interval '2 days' OR s.until_minute + grace_minutes <
            (SELECT p.minute FROM runtime.prediction p WHERE p.epoch = s.epoch ORDER BY p.raw_offset DESC LIMIT 1)
        LIMIT most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    -- Somebody who is subscribing at this moment has a key and no row yet.
    DELETE FROM runtime.person_key k
        WHERE k.created < now() - interval '1 hour' AND NOT EXISTS (SELECT FROM runtime.subscription s WHERE s.person = k.person);
    GET DIAGNOSTICS keys = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES ('subscription', removed);
    END IF;
    IF keys > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES ('person_key', keys);
    END IF;
    RETURN removed + keys;
END
$$;

REVOKE EXECUTE ON FUNCTION runtime.note_access, runtime.person_of_token, runtime.own_accesses, runtime.awaited, runtime.tell_risk, runtime.tell_landing,
    runtime.recipient, runtime.wrapped_keys, runtime.rewrap, runtime.erase_again FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.note_access, runtime.person_of_token, runtime.own_accesses, runtime.awaited, runtime.tell_risk, runtime.tell_landing,
    runtime.recipient, runtime.wrapped_keys, runtime.rewrap, runtime.erase_again TO runtime_people;
GRANT SELECT, INSERT, DELETE ON runtime.person_key TO runtime_people;
GRANT SELECT, INSERT, UPDATE, DELETE ON runtime.subscription TO runtime_people;
GRANT SELECT, INSERT, UPDATE ON runtime.notice, runtime.reading_place, runtime.key_check TO runtime_people;
-- Whether warnings arrive is to be seen by who watches the platform; of whom they speak is not.
GRANT SELECT (kind, channel, state, tries, why, created, ended) ON runtime.notice TO runtime_auditor;
