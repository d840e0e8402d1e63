-- Iceberg keeps one row a table: the pointer to its newest metadata file. Files are never changed, so what can be rewritten is this row alone.
-- The tables are Iceberg's own (schema version V1), but they belong to the administrator: the pipeline can neither drop nor alter them.
CREATE TABLE IF NOT EXISTS public.iceberg_tables (
    catalog_name               varchar(255) NOT NULL,
    table_namespace            varchar(255) NOT NULL,
    table_name                 varchar(255) NOT NULL,
    metadata_location          varchar(1000),
    previous_metadata_location varchar(1000),
    iceberg_type               varchar(5),
    PRIMARY KEY (catalog_name, table_namespace, table_name)
);
CREATE TABLE IF NOT EXISTS public.iceberg_namespace_properties (
    catalog_name   varchar(255) NOT NULL,
    namespace      varchar(255) NOT NULL,
    property_key   varchar(255) NOT NULL,
    property_value varchar(1000),
    PRIMARY KEY (catalog_name, namespace, property_key)
);
-- Databases made before this migration gave both to the pipeline.
ALTER TABLE public.iceberg_tables OWNER TO CURRENT_USER;
ALTER TABLE public.iceberg_namespace_properties OWNER TO CURRENT_USER;
REVOKE ALL ON SCHEMA public FROM PUBLIC, backoffice, backoffice_maintenance;
REVOKE ALL ON public.iceberg_tables, public.iceberg_namespace_properties FROM PUBLIC, backoffice, backoffice_maintenance;

CREATE TABLE sanctuary.pointer_log (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at              timestamptz NOT NULL DEFAULT clock_timestamp(),
    db_role         text NOT NULL DEFAULT session_user,
    action          text NOT NULL CHECK (action IN ('create', 'move', 'rename', 'drop')),
    catalog_name    text NOT NULL,
    table_namespace text NOT NULL,
    table_name      text NOT NULL,
    old_location    text,
    new_location    text
);
CREATE INDEX pointer_log_table ON sanctuary.pointer_log (catalog_name, table_namespace, table_name, id);
CREATE INDEX pointer_log_location ON sanctuary.pointer_log (new_location);

INSERT INTO sanctuary.pointer_log (action, catalog_name, table_namespace, table_name, new_location)
    SELECT 'create', catalog_name, table_namespace, table_name, metadata_location FROM public.iceberg_tables;

CREATE FUNCTION sanctuary.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
-- Rights alone would not stop the owner of the table.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON sanctuary.pointer_log
    FOR EACH STATEMENT EXECUTE FUNCTION sanctuary.refuse_change();

-- A table moves from where it is to where no table ever was: going back to an older state is a decision of maintenance.
CREATE FUNCTION sanctuary.guard_pointer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF session_user <> 'backoffice' THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.previous_metadata_location IS DISTINCT FROM OLD.metadata_location THEN
        RAISE EXCEPTION 'table %: the new pointer must follow the present one', OLD.table_name USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM sanctuary.pointer_log WHERE new_location = NEW.metadata_location) THEN
        RAISE EXCEPTION 'table %: a pointer never returns to an earlier state; ask maintenance', NEW.table_name
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER guard_pointer BEFORE INSERT OR UPDATE ON public.iceberg_tables
    FOR EACH ROW EXECUTE FUNCTION sanctuary.guard_pointer();

CREATE FUNCTION sanctuary.log_pointer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO sanctuary.pointer_log (action, catalog_name, table_namespace, table_name, old_location)
        VALUES ('drop', OLD.catalog_name, OLD.table_namespace, OLD.table_name, OLD.metadata_location);
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO sanctuary.pointer_log (action, catalog_name, table_namespace, table_name, new_location)
        VALUES ('create', NEW.catalog_name, NEW.table_namespace, NEW.table_name, NEW.metadata_location);
    ELSE
        INSERT INTO sanctuary.pointer_log (action, catalog_name, table_namespace, table_name, old_location, new_location)
        VALUES (
            CASE WHEN (OLD.catalog_name, OLD.table_namespace, OLD.table_name) = (NEW.catalog_name, NEW.table_namespace, NEW.table_name)
                THEN 'move' ELSE 'rename' END,
            NEW.catalog_name, NEW.table_namespace, NEW.table_name, OLD.metadata_location, NEW.metadata_location);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER log_pointer AFTER INSERT OR UPDATE OR DELETE ON public.iceberg_tables
    FOR EACH ROW EXECUTE FUNCTION sanctuary.log_pointer();

GRANT USAGE ON SCHEMA public, sanctuary TO backoffice, backoffice_maintenance;
GRANT SELECT ON sanctuary.pointer_log TO backoffice, backoffice_maintenance;
-- Enough to make tables and to move a pointer on; not to drop, rename or truncate.
GRANT SELECT, INSERT ON public.iceberg_tables, public.iceberg_namespace_properties TO backoffice;
GRANT UPDATE (metadata_location, previous_metadata_location) ON public.iceberg_tables TO backoffice;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.iceberg_tables, public.iceberg_namespace_properties TO backoffice_maintenance;
