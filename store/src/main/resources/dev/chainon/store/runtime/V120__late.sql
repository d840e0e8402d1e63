-- Which of the awaited things are over: said once by the log, and kept, since a prediction may come later and is of no use then.
CREATE TABLE runtime.landing (
    epoch   integer NOT NULL,
    subject text NOT NULL,
    minute  bigint NOT NULL,
    PRIMARY KEY (epoch, subject)
);

-- As before, but nobody is warned of what is over: by what the reader of the log noted, and by what the projector did, which also saw what nobody waited for then.
CREATE OR REPLACE FUNCTION runtime.tell_risk(of_epoch integer, subjects text[], at_minute bigint, probability double precision, event text, what jsonb)
    RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    IF EXISTS (SELECT FROM runtime.landing l WHERE l.epoch = of_epoch AND l.subject = what ->> 'subject')
        OR EXISTS (SELECT FROM runtime.outcome o WHERE o.epoch = of_epoch AND o.subject = what ->> 'subject') THEN
        RETURN 0;
    END IF;
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

-- As before, and: the landing is noted, and who has not been warned by now is not told of the landing of a wider thing. The warning that waits is given up by who sends.
CREATE OR REPLACE FUNCTION runtime.tell_landing(of_epoch integer, subjects text[], at_minute bigint, warned_by text, event text, what jsonb)
    RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    added integer;
BEGIN
    INSERT INTO runtime.landing (epoch, subject, minute) VALUES (of_epoch, what ->> 'subject', at_minute) ON CONFLICT DO NOTHING;
    INSERT INTO runtime.notice (subscription, event_id, kind, channel, facts)
        SELECT s.id, event, 'landed', c.channel, what
        FROM runtime.subscription s CROSS JOIN LATERAL (
            SELECT 'mail' AS channel UNION ALL SELECT 'webhook' WHERE s.webhook_cipher IS NOT NULL) c
        WHERE s.epoch = of_epoch AND s.subject = ANY (subjects) AND s.confirmed IS NOT NULL
            AND (EXISTS (SELECT FROM runtime.notice n WHERE n.subscription = s.id AND n.event_id = warned_by AND n.state NOT IN ('waiting', 'given_up'))
                OR s.subject = subjects[1] AND at_minute BETWEEN s.from_minute AND s.until_minute)
        ON CONFLICT (subscription, event_id, channel) DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END
$$;

-- Whether a warning must not be sent any more, since what it warns of is over.
CREATE FUNCTION runtime.overtaken(of_notice uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM runtime.notice n
        JOIN runtime.subscription s ON s.id = n.subscription
        JOIN runtime.landing l ON l.epoch = s.epoch AND l.subject = n.facts ->> 'subject'
        WHERE n.id = of_notice AND n.kind = 'risk')
$$;

-- Landings go with the subscriptions for which they were noted: at the end of a replay, or the grace after them.
CREATE FUNCTION runtime.sweep_landings(grace_minutes bigint, most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF grace_minutes < 0 OR most < 1 THEN
        RAISE EXCEPTION 'sweep_landings(%, %) is out of range', grace_minutes, most USING ERRCODE = 'invalid_parameter_value';
    END IF;
    DELETE FROM runtime.landing WHERE ctid IN (
        SELECT l.ctid FROM runtime.landing l JOIN runtime.epoch e ON e.id = l.epoch
        WHERE e.closed IS NOT NULL OR l.minute + grace_minutes <
            (SELECT p.minute FROM runtime.prediction p WHERE p.epoch = l.epoch ORDER BY p.raw_offset DESC LIMIT 1)
        LIMIT most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES ('landing', removed);
    END IF;
    RETURN removed;
END
$$;

REVOKE EXECUTE ON FUNCTION runtime.overtaken, runtime.sweep_landings FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.overtaken TO runtime_people;
GRANT EXECUTE ON FUNCTION runtime.sweep_landings TO runtime_monitoring;
