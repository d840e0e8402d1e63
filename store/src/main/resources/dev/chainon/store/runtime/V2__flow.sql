CREATE TABLE runtime.epoch (
    id        integer PRIMARY KEY,
    from_date text NOT NULL,
    reason    text NOT NULL,
    opened    timestamptz NOT NULL DEFAULT now(),
    closed    timestamptz
);
-- One epoch at most is open.
CREATE UNIQUE INDEX epoch_open ON runtime.epoch ((true)) WHERE closed IS NULL;

CREATE TABLE runtime.prediction (
    id            text PRIMARY KEY,
    epoch         integer NOT NULL,
    event_id      text NOT NULL,
    subject       text NOT NULL,
    minute        bigint NOT NULL,
    probability   double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    model_name    text NOT NULL,
    model_version integer NOT NULL,
    raw_offset    bigint NOT NULL,
    raw_millis    bigint NOT NULL,
    facts         jsonb NOT NULL,
    stored        timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX prediction_subject ON runtime.prediction (epoch, subject);
CREATE INDEX prediction_newest ON runtime.prediction (epoch, raw_offset DESC);

CREATE TABLE runtime.outcome (
    epoch   integer NOT NULL,
    subject text NOT NULL,
    minute  bigint NOT NULL,
    outcome boolean NOT NULL,
    PRIMARY KEY (epoch, subject)
);

CREATE TABLE runtime.lease (
    name       text PRIMARY KEY,
    holder     text NOT NULL,
    expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON runtime.epoch TO runtime_stream;
GRANT SELECT ON runtime.epoch TO runtime_serving, runtime_monitoring, runtime_trainer;
GRANT SELECT ON runtime.prediction TO runtime_serving;
GRANT SELECT, INSERT, UPDATE ON runtime.prediction, runtime.outcome TO runtime_monitoring;
GRANT SELECT, INSERT, UPDATE ON runtime.lease TO runtime_stream, runtime_serving, runtime_monitoring;
