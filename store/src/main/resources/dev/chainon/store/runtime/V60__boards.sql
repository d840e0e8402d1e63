-- Boards go by facts that only the use case can name. The projector, which knows them, asks for their indexes; it may not change a table otherwise.
CREATE FUNCTION runtime.index_board(fact text)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made boolean := to_regclass(format('runtime.%I', 'prediction_board_' || fact)) IS NULL;
BEGIN
    IF fact !~ '^[A-Za-z][A-Za-z0-9]{0,40}$' THEN
        RAISE EXCEPTION 'a board goes by a fact of letters and digits, not %', fact;
    END IF;
    IF made AND (SELECT count(*) FROM pg_indexes WHERE schemaname = 'runtime' AND indexname LIKE 'prediction\_board\_%') >= 8 THEN
        RAISE EXCEPTION 'there are eight boards already: % has none', fact;
    END IF;
    EXECUTE format(
        'CREATE INDEX IF NOT EXISTS %I ON runtime.prediction (epoch, (facts ->> %L), minute DESC, event_id COLLATE "C")',
        'prediction_board_' || fact, fact);
    RETURN made;
END
$$;

REVOKE ALL ON FUNCTION runtime.index_board(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.index_board(text) TO runtime_monitoring;
