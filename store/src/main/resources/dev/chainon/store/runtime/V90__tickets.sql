-- The bug database. A fault, an alert or a report is known by its fingerprint and has one ticket, which counts.
CREATE TABLE runtime.ticket (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref         uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),   -- its name outside: numbers begin anew with each database
    fingerprint text NOT NULL UNIQUE CHECK (fingerprint ~ '^[0-9a-f]{32}$'),
    source      text NOT NULL CHECK (source IN ('alert', 'error', 'report')),
    severity    text NOT NULL CHECK (severity IN ('critical', 'warning', 'info')),
    title       text NOT NULL CHECK (title <> '' AND length(title) <= 200),
    state       text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'acknowledged', 'in-progress', 'resolved', 'closed', 'reopened')),
    seen        bigint NOT NULL DEFAULT 0 CHECK (seen >= 0),
    first_seen  timestamptz NOT NULL,
    last_seen   timestamptz NOT NULL,
    opened      timestamptz NOT NULL DEFAULT clock_timestamp(),   -- by the database's clock, as are all times to resolve
    changed     timestamptz NOT NULL DEFAULT clock_timestamp(),
    code        text NOT NULL,
    context     jsonb NOT NULL,
    links       jsonb NOT NULL,
    lines       text NOT NULL CHECK (length(lines) <= 20000)
);
CREATE INDEX ticket_state ON runtime.ticket (state, last_seen DESC);

-- What happened to a ticket and which part of the house did it; never a person's name.
CREATE TABLE runtime.ticket_entry (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket       bigint NOT NULL REFERENCES runtime.ticket ON DELETE CASCADE,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor        text NOT NULL CHECK (actor IN ('user', 'operator', 'alerting', 'system', 'forge')),
    state        text CHECK (state IN ('open', 'acknowledged', 'in-progress', 'resolved', 'closed', 'reopened')),
    note         text NOT NULL CHECK (length(note) <= 4000),
    open_seconds double precision CHECK (open_seconds >= 0),      -- set where this entry ends an opening
    remote       text UNIQUE,                                     -- a comment of the forge comes in once
    CHECK (state IS NOT NULL OR note <> '')
);
CREATE INDEX ticket_entry_ticket ON runtime.ticket_entry (ticket, id);
CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON runtime.ticket_entry
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

-- Which instances an alert fires for: told again it is the same firing, and it has cleared when none is left.
CREATE TABLE runtime.ticket_firing (
    ticket   bigint NOT NULL REFERENCES runtime.ticket ON DELETE CASCADE,
    instance text NOT NULL,
    starts   timestamptz NOT NULL,
    ended    boolean NOT NULL DEFAULT false,
    PRIMARY KEY (ticket, instance)
);

-- The outbox: a ticket whose state or entries are ahead of what its issue was told is due. A row for a ticket at most, whatever happened to it.
CREATE TABLE runtime.ticket_issue (
    forge        text NOT NULL,
    ticket       bigint NOT NULL REFERENCES runtime.ticket ON DELETE CASCADE,
    number       bigint,
    url          text NOT NULL DEFAULT '',
    pushed_entry bigint NOT NULL DEFAULT 0,
    pushed_open  boolean NOT NULL DEFAULT true,   -- what both sides last agreed on
    tries        integer NOT NULL DEFAULT 0,      -- since it last went well; raised before the forge is asked, so that a kill leaves a trace
    next_try     timestamptz NOT NULL DEFAULT clock_timestamp(),
    problem      text NOT NULL DEFAULT '',
    PRIMARY KEY (forge, ticket),
    UNIQUE (forge, number)
);

CREATE TABLE runtime.ticket_forge (
    forge    text PRIMARY KEY,
    since    timestamptz NOT NULL,
    tries    integer NOT NULL DEFAULT 0,
    next_try timestamptz NOT NULL DEFAULT clock_timestamp(),
    problem  text NOT NULL DEFAULT ''
);

GRANT SELECT, INSERT, UPDATE ON runtime.ticket, runtime.ticket_firing, runtime.ticket_issue, runtime.ticket_forge TO runtime_monitoring;
GRANT SELECT, INSERT ON runtime.ticket_entry TO runtime_monitoring;

-- What is over and has not moved for long goes with all that hangs on it; an open ticket never does.
CREATE FUNCTION runtime.sweep_tickets(keep interval, most integer)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed bigint;
BEGIN
    IF keep <= interval '0' OR most < 1 THEN
        RAISE EXCEPTION 'sweep_tickets(%, %) is out of range', keep, most USING ERRCODE = 'invalid_parameter_value';
    END IF;
    DELETE FROM runtime.ticket WHERE id IN (
        SELECT id FROM runtime.ticket
        WHERE state IN ('resolved', 'closed') AND changed < now() - keep AND last_seen < now() - keep ORDER BY id LIMIT most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO runtime.retention_log (what, removed) VALUES ('ticket', removed);
    END IF;
    RETURN removed;
END
$$;
REVOKE EXECUTE ON FUNCTION runtime.sweep_tickets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.sweep_tickets TO runtime_monitoring;
