-- Subscriptions that were ended must not come back with a copy of the database, as keys that were destroyed must not.
CREATE FUNCTION runtime.end_again(subscription_hashes text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    removed integer;
BEGIN
    PERFORM set_config('chainon.purpose', 'ended before a restore', true);
    DELETE FROM runtime.subscription WHERE encode(sha256(id::text::bytea), 'hex') = ANY (subscription_hashes);
    GET DIAGNOSTICS removed = ROW_COUNT;
    RETURN removed;
END
$$;

REVOKE EXECUTE ON FUNCTION runtime.end_again FROM PUBLIC;
GRANT EXECUTE ON FUNCTION runtime.end_again TO runtime_people;
