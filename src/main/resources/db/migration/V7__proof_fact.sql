-- That content held, or did not, under certain circumstances: captures, rule templates and judges. Rows are added and never changed.
CREATE TABLE proof_fact (
    content_hash  VARCHAR(64)                 NOT NULL,
    circumstances VARCHAR(64)                 NOT NULL,
    judges        VARCHAR(400)                NOT NULL,
    captures      INTEGER                     NOT NULL,
    holds         BOOLEAN                     NOT NULL,
    inputs        VARCHAR(64)                 NOT NULL,
    made_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT proof_fact_key PRIMARY KEY (content_hash, circumstances)
);
