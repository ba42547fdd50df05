-- A proof is a fact about its inputs. Rows are added and never changed.
CREATE TABLE proof (
    inputs  VARCHAR(64)              NOT NULL PRIMARY KEY,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    proven  BOOLEAN                  NOT NULL,
    report  TEXT                     NOT NULL
);
CREATE INDEX proof_made_at ON proof (made_at);
