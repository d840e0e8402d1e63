CREATE TABLE runtime.retention_log (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    db_role text NOT NULL DEFAULT session_user,
    what    text NOT NULL,
    removed bigint NOT NULL
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.retention_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

-- Monitoring may ask for a sweep but holds no right to delete: these functions say what can go, and it is never a row of a living epoch.

-- Event time of a finished epoch stands still at its last row; what lies further back than keep_minutes goes, and all of it once it has been closed for long.
CREATE FUNCTION runtime.sweep_finished(target text, keep_minutes bigint, keep_closed interval, most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF target NOT IN ('prediction', 'outcome') OR keep_minutes < 0 OR keep_closed < interval '0' OR most < 1 THEN
        RAISE EXCEPTION 'sweep_finished(%, %, %, %) is out of range', target, keep_minutes, keep_closed, most
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format($sql$
        WITH past AS (
            SELECT e.id, e.closed < now() - $2 AS whole, max(t.minute) - $1 AS before
            FROM runtime.epoch e JOIN runtime.%1$I t ON t.epoch = e.id WHERE e.closed IS NOT NULL GROUP BY e.id, e.closed
        )
        DELETE FROM runtime.%1$I WHERE ctid IN (
            SELECT t.ctid FROM runtime.%1$I t JOIN past p ON p.id = t.epoch WHERE p.whole OR t.minute < p.before LIMIT $3)
        $sql$, target) USING keep_minutes, keep_closed, most;
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES (target, removed);
    END IF;
    RETURN removed;
END
$$;

-- A subscription goes when the event time of its epoch is past its window and the grace, or its epoch is over; a key goes with the last subscription of its person.
CREATE FUNCTION runtime.sweep_subscriptions(grace_minutes bigint, most integer)
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
        WHERE e.closed IS NOT NULL OR s.until_minute + grace_minutes <
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

CREATE FUNCTION runtime.sweep_access_log(keep interval, most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF keep < interval '1 year' OR most < 1 THEN
        RAISE EXCEPTION 'the access log is kept for a year at least, not %', keep USING ERRCODE = 'invalid_parameter_value';
    END IF;
    DELETE FROM runtime.access_log WHERE id IN (
        SELECT id FROM runtime.access_log WHERE at < now() - keep - interval '1 second' ORDER BY id LIMIT most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES ('access_log', removed);
    END IF;
    RETURN removed;
END
$$;

REVOKE EXECUTE ON FUNCTION runtime.sweep_finished, runtime.sweep_subscriptions, runtime.sweep_access_log FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.sweep_finished, runtime.sweep_subscriptions, runtime.sweep_access_log TO runtime_monitoring;
GRANT SELECT ON runtime.retention_log TO runtime_monitoring, runtime_auditor;
