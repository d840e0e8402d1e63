-- What a challenger on trial would have predicted on the stream, beside what the champion did predict: for whoever compares both with the outcomes.
-- Rows of the last trial alone: the next one of the model takes their place.
CREATE TABLE runtime.trial_score (
    model              text NOT NULL,
    step               integer NOT NULL,
    id                 text NOT NULL,
    epoch              integer NOT NULL,
    subject            text NOT NULL,
    minute             bigint NOT NULL,
    champion_version   integer NOT NULL,
    champion           double precision NOT NULL CHECK (champion BETWEEN 0 AND 1),
    challenger_version integer NOT NULL,
    challenger         double precision NOT NULL CHECK (challenger BETWEEN 0 AND 1),
    PRIMARY KEY (model, step, id),
    FOREIGN KEY (model, step) REFERENCES runtime.release_log
);
CREATE INDEX trial_score_minute ON runtime.trial_score (model, step, epoch, minute);

GRANT SELECT ON runtime.trial_score TO runtime_serving, runtime_monitoring, runtime_trainer;
GRANT INSERT, DELETE ON runtime.trial_score TO runtime_serving;
