-- What a version says never changes; where it stands, what is in force and what the tree said last do. Written for H2 and PostgreSQL alike.
alter table signature_version add column author varchar(120) default 'tree' not null;
alter table signature_version add column reason varchar(2000) default 'imported from the tree' not null;
alter table signature_version add column parent integer;

create table version_standing (
    signature_id varchar(40)                 not null,
    number       integer                     not null,
    stage        varchar(16)                 not null,
    since        timestamp(6) with time zone not null,
    constraint version_standing_key primary key (signature_id, number),
    constraint version_standing_of foreign key (signature_id, number) references signature_version (signature_id, number)
);
create index version_standing_stage on version_standing (stage, signature_id);
insert into version_standing (signature_id, number, stage, since)
    select signature_id, number, case when state = 'retired' then 'RETIRED' else 'ACTIVE' end, first_seen from signature_version;

-- One row for each signature: what lists show and filters look at. The columns repeat the newest version's.
create table signature_head (
    signature_id varchar(40)                 not null primary key,
    revision     integer                     not null,
    latest       integer                     not null,
    in_force     integer,
    in_force_hash varchar(64),
    stage        varchar(16)                 not null,
    title        varchar(120)                not null,
    family       varchar(32)                 not null,
    era          varchar(32)                 not null,
    confidence   varchar(32)                 not null,
    state        varchar(32)                 not null,
    content_hash varchar(64)                 not null,
    changed_at   timestamp(6) with time zone not null
);
create index signature_head_family on signature_head (family, signature_id);
create index signature_head_era on signature_head (era, signature_id);
create index signature_head_state on signature_head (state, signature_id);
create index signature_head_stage on signature_head (stage, signature_id);
insert into signature_head (signature_id, revision, latest, in_force, in_force_hash, stage, title, family, era, confidence, state, content_hash, changed_at)
    select v.signature_id, 1, v.number, v.number, v.content_hash, case when v.state = 'retired' then 'RETIRED' else 'ACTIVE' end,
           v.title, v.family, v.era, v.confidence, v.state, v.content_hash, v.first_seen
      from signature_version v
     where v.number = (select max(w.number) from signature_version w where w.signature_id = v.signature_id);

-- The words of id, title and description, so that a search reads an index. They are UTF-8 bytes and not text: texts are compared by
-- the database's collation, under which what begins with a prefix may not lie together.
create table signature_word (
    word         bytea       not null,
    signature_id varchar(40) not null references signature_head (signature_id),
    constraint signature_word_key primary key (word, signature_id)
);
create index signature_word_of on signature_word (signature_id, word);

-- Rows are only ever added; each holds the hash of the one before.
create table audit_record (
    seq          bigint                      not null primary key,
    at           timestamp(6) with time zone not null,
    actor        varchar(120)                not null,
    act          varchar(24)                 not null,
    signature_id varchar(40)                 not null,
    number       integer                     not null,
    from_stage   varchar(16)                 not null,
    to_stage     varchar(16)                 not null,
    why          varchar(4000)               not null,
    content_hash varchar(64)                 not null,
    previous     varchar(64)                 not null,
    hash         varchar(64)                 not null
);
create index audit_record_signature on audit_record (signature_id, seq);

-- The end of the chain. Every change locks this row first, so changes come one after another, in every instance.
create table audit_head (
    only_row integer     not null primary key check (only_row = 1),
    seq      bigint      not null,
    hash     varchar(64) not null
);
insert into audit_head (only_row, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

-- What the tree said when it was last imported, and what it says where both it and the catalogue moved on.
create table tree_mark (
    signature_id varchar(40) not null primary key,
    content_hash varchar(64) not null,
    folder       varchar(400) default '' not null
);
insert into tree_mark (signature_id, content_hash) select signature_id, content_hash from signature_head;
create table tree_conflict (
    signature_id   varchar(40)                 not null primary key,
    content_hash   varchar(64)                 not null,
    seen_at        timestamp(6) with time zone not null,
    signature_yaml varchar(1000000)            not null,
    proof_yaml     varchar(1000000)            not null,
    recipe         varchar(1000000)            not null
);

-- What a request with an Idempotency-Key was answered.
create table answered_request (
    actor       varchar(120)                not null,
    request_key varchar(100)                not null,
    digest      varchar(64)                 not null,
    status      integer                     not null,
    location    varchar(400)                not null,
    tag         varchar(40)                 not null,
    body        varchar(1000000)            not null,
    answered_at timestamp(6) with time zone not null,
    constraint answered_request_key primary key (actor, request_key)
);
create index answered_request_at on answered_request (answered_at);
