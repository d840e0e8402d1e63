-- Groups carry the rights, users who log in are members of one of them. Roles belong to the whole server: another database may have made them.
DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['runtime_stream', 'runtime_serving', 'runtime_monitoring', 'runtime_trainer'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA runtime TO runtime_stream, runtime_serving, runtime_monitoring, runtime_trainer;
