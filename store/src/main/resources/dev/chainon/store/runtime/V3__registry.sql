CREATE TABLE runtime.model_version (
    model      text NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    digest     text NOT NULL,
    manifest   jsonb NOT NULL,
    registered timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (model, version),
    UNIQUE (model, digest)
);

CREATE TABLE runtime.model_alias (
    model   text NOT NULL,
    alias   text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (model, alias),
    FOREIGN KEY (model, version) REFERENCES runtime.model_version
);

CREATE TABLE runtime.promotion_log (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    action   text NOT NULL CHECK (action IN ('promote', 'rollback')),
    model    text NOT NULL,
    alias    text NOT NULL,
    version  integer NOT NULL,
    previous integer,
    who      text NOT NULL CHECK (who <> ''),
    why      text NOT NULL CHECK (why <> ''),
    db_role  text NOT NULL DEFAULT session_user,
    FOREIGN KEY (model, version) REFERENCES runtime.model_version
);

-- Rights alone would not stop the owner of the table.
CREATE FUNCTION runtime.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.promotion_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_change();

GRANT SELECT, INSERT ON runtime.model_version, runtime.promotion_log TO runtime_trainer;
GRANT SELECT, INSERT, UPDATE ON runtime.model_alias TO runtime_trainer;
GRANT SELECT ON runtime.model_version, runtime.model_alias, runtime.promotion_log TO runtime_serving, runtime_monitoring;
