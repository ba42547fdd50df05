-- One row for each duty that only one instance may do at a time. Whoever holds the row's lock has the duty; nothing is
-- written, so a dead holder leaves nothing behind.
CREATE TABLE instance_lock (
    name VARCHAR(32) NOT NULL PRIMARY KEY
);
INSERT INTO instance_lock (name) VALUES ('IMPORT');
INSERT INTO instance_lock (name) VALUES ('PUBLISH');
