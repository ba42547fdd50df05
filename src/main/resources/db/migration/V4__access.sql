-- Who may. Secrets are kept only as hashes: bcrypt for what people choose, SHA-256 for 256 random bits.
-- Written for H2 and PostgreSQL alike. Roles are words with commas between them.
create table access_user (
    name          varchar(64)                 not null primary key,
    password_hash varchar(60)                 not null,
    roles         varchar(100)                not null,
    disabled      boolean                     not null,
    created       timestamp(6) with time zone not null
);
create table access_token (
    id          varchar(16)                 not null primary key,
    secret_hash varchar(64)                 not null unique,
    user_name   varchar(64)                 not null references access_user (name),
    label       varchar(100)                not null,
    scopes      varchar(100)                not null,
    created     timestamp(6) with time zone not null,
    expires     timestamp(6) with time zone not null,
    revoked     timestamp(6) with time zone
);
create index access_token_user on access_token (user_name);
