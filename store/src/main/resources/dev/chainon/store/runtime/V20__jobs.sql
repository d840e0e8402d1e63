-- The workflow: runs of a graph of steps, and the queue of db-scheduler that hands the steps out.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'runtime_workflow') THEN
        CREATE ROLE runtime_workflow NOLOGIN;
    END IF;
END
$$;

CREATE SCHEMA jobs;
GRANT USAGE ON SCHEMA jobs TO runtime_workflow, runtime_monitoring;

CREATE TABLE jobs.run (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    graph    text NOT NULL,
    params   jsonb NOT NULL,
    state    text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'cancelled')),
    note     text NOT NULL DEFAULT '',
    created  timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished timestamptz
);
-- One run at a time: the steps of two would write to the same tables.
CREATE UNIQUE INDEX run_open ON jobs.run ((true)) WHERE state = 'running';

CREATE TABLE jobs.step (
    run            bigint NOT NULL REFERENCES jobs.run,
    name           text NOT NULL CHECK (name ~ '^[a-z][a-z0-9-]*$'),
    place          integer NOT NULL,
    after          text[] NOT NULL,
    tries          integer NOT NULL CHECK (tries > 0),
    wait_millis    bigint NOT NULL CHECK (wait_millis >= 0),
    state          text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'skipped', 'cancelled')),
    attempt        integer NOT NULL DEFAULT 0,
    failures       integer NOT NULL DEFAULT 0,
    started        timestamptz,
    finished       timestamptz,
    result         jsonb,
    error          text NOT NULL DEFAULT '',
    refused        boolean NOT NULL DEFAULT false,
    note           text NOT NULL DEFAULT '',
    progress_of    text NOT NULL DEFAULT '',
    progress_done  bigint NOT NULL DEFAULT 0,
    progress_total bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (run, name)
);
CREATE INDEX step_done ON jobs.step (name, finished DESC) WHERE state = 'done';

-- As db-scheduler wants it.
CREATE TABLE jobs.scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON jobs.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON jobs.scheduled_tasks (last_heartbeat);

GRANT SELECT, INSERT, UPDATE ON jobs.run, jobs.step TO runtime_workflow;
GRANT SELECT, INSERT, UPDATE, DELETE ON jobs.scheduled_tasks TO runtime_workflow;
GRANT SELECT ON jobs.run, jobs.step, jobs.scheduled_tasks TO runtime_monitoring;
