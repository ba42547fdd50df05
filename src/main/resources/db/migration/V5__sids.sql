-- The one row of the range is also the lock: whoever gives numbers holds it until the end of the transaction.
create table sid_range (
    id        integer not null primary key check (id = 1),
    first_sid bigint  not null check (first_sid >= 1),
    last_sid  bigint  not null,
    constraint sid_range_order check (last_sid >= first_sid)
);
insert into sid_range (id, first_sid, last_sid) values (1, 9210000, 9219999);

-- Rows are never deleted: a retired part keeps its sid, and no other part ever gets it.
create table sid (
    sid          bigint      not null primary key,
    signature_id varchar(40) not null,
    part         varchar(40) not null,
    rev          integer     not null check (rev >= 1),
    meaning      varchar(64) not null,
    retired      boolean     not null,
    constraint sid_part unique (signature_id, part)
);
