-- The tasks that db-scheduler deals out to all workers. The columns are the library's; an archive does not hold them.
CREATE TABLE scheduled_tasks (
    task_name            VARCHAR(40)                 NOT NULL,
    task_instance        VARCHAR(100)                NOT NULL,
    task_data            BYTEA,
    execution_time       TIMESTAMP(6) WITH TIME ZONE,
    picked               BOOLEAN                     NOT NULL,
    picked_by            VARCHAR(200),
    last_success         TIMESTAMP(6) WITH TIME ZONE,
    last_failure         TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP(6) WITH TIME ZONE,
    version              BIGINT                      NOT NULL,
    priority             SMALLINT,
    state                VARCHAR(40),
    CONSTRAINT scheduled_tasks_key PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

-- What is to be proven, for whom, and how far it is.
CREATE TABLE proof_job (
    id            VARCHAR(16)                 NOT NULL PRIMARY KEY,
    kind          VARCHAR(16)                 NOT NULL,
    about         VARCHAR(80)                 NOT NULL,
    plan          VARCHAR(1000000)            NOT NULL,
    circumstances VARCHAR(64)                 NOT NULL,
    inputs        VARCHAR(64)                 NOT NULL,
    state         VARCHAR(16)                 NOT NULL,
    asked_by      VARCHAR(120)                NOT NULL,
    asked_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    moved_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempt       INTEGER                     NOT NULL,
    captures      INTEGER                     NOT NULL,
    judged        INTEGER                     NOT NULL,
    outcome       VARCHAR(4000)               NOT NULL
);
CREATE INDEX proof_job_state ON proof_job (state, moved_at);
CREATE INDEX proof_job_asked ON proof_job (asked_at);

-- What a judge said of the capture at a place of the job's list. The key is why nothing is ever judged twice for one job.
CREATE TABLE proof_verdict (
    job     VARCHAR(16)                 NOT NULL REFERENCES proof_job (id),
    place   INTEGER                     NOT NULL,
    judge   VARCHAR(40)                 NOT NULL,
    capture VARCHAR(400)                NOT NULL,
    gave_up BOOLEAN                     NOT NULL,
    ruling  BYTEA                       NOT NULL,
    worker  VARCHAR(200)                NOT NULL,
    kept_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT proof_verdict_key PRIMARY KEY (job, place, judge)
);
