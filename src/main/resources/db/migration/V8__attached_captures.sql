-- Captures that came with versions: their bytes once each, in parts, and which version they came with. Rows are added and never changed.
CREATE TABLE attached_capture (
    digest   VARCHAR(64)                 NOT NULL PRIMARY KEY,
    bytes    BIGINT                      NOT NULL,
    taken_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE attached_capture_part (
    digest  VARCHAR(64) NOT NULL REFERENCES attached_capture (digest),
    part    INTEGER     NOT NULL,
    content BYTEA       NOT NULL,
    CONSTRAINT attached_capture_part_key PRIMARY KEY (digest, part)
);
CREATE TABLE version_capture (
    signature_id VARCHAR(40) NOT NULL,
    number       INTEGER     NOT NULL,
    digest       VARCHAR(64) NOT NULL REFERENCES attached_capture (digest),
    claim        VARCHAR(16) NOT NULL,
    name         VARCHAR(90) NOT NULL,
    CONSTRAINT version_capture_key PRIMARY KEY (signature_id, number, digest),
    CONSTRAINT version_capture_of FOREIGN KEY (signature_id, number) REFERENCES signature_version (signature_id, number)
);
