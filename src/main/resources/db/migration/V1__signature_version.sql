-- Rows are only ever added. The columns beside the texts repeat what lists show, so that a list reads no text.
-- Written for H2 and PostgreSQL alike.
create table signature_version (
    signature_id   varchar(40)                 not null,
    number         integer                     not null check (number >= 1),
    content_hash   varchar(64)                 not null,
    first_seen     timestamp(6) with time zone not null,
    title          varchar(120)                not null,
    family         varchar(32)                 not null,
    era            varchar(32)                 not null,
    confidence     varchar(32)                 not null,
    state          varchar(32)                 not null,
    signature_yaml varchar(1000000)            not null,
    proof_yaml     varchar(1000000)            not null,
    recipe         varchar(1000000)            not null,
    constraint signature_version_key primary key (signature_id, number)
);
