-- What decided a move of an alias, and every condition it was judged by. Lines older than this say neither.
ALTER TABLE runtime.promotion_log
    ADD COLUMN decided text NOT NULL DEFAULT 'unknown'
        CHECK (decided IN ('gate', 'force', 'settings', 'person', 'unknown')),
    ADD COLUMN checks jsonb NOT NULL DEFAULT '[]';

-- Words about a version that may change, unlike its manifest.
CREATE TABLE runtime.model_tag (
    model   text NOT NULL,
    version integer NOT NULL,
    key     text NOT NULL CHECK (key <> ''),
    value   text NOT NULL,
    PRIMARY KEY (model, version, key),
    FOREIGN KEY (model, version) REFERENCES runtime.model_version
);

GRANT SELECT, INSERT, UPDATE ON runtime.model_tag TO runtime_trainer;
GRANT SELECT ON runtime.model_tag TO runtime_serving, runtime_monitoring;
