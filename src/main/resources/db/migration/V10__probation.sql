-- When the rules of a policy first carried a version. Rows are added and never changed. Written for H2 and PostgreSQL alike.
create table first_publication (
    signature_id varchar(40)                 not null,
    number       integer                     not null,
    policy       varchar(30)                 not null,
    published_at timestamp(6) with time zone not null,
    constraint first_publication_key primary key (signature_id, number, policy),
    constraint first_publication_of foreign key (signature_id, number) references signature_version (signature_id, number)
);
create index first_publication_policy on first_publication (policy);

-- What people tell of sensors that ran a version. Rows are added and never changed.
create table field_report (
    id              bigint                      not null primary key,
    signature_id    varchar(40)                 not null,
    number          integer                     not null,
    sensor          varchar(60)                 not null,
    hours           integer                     not null check (hours >= 0),
    false_positives integer                     not null check (false_positives >= 0),
    note            varchar(2000)               not null,
    actor           varchar(120)                not null,
    told_at         timestamp(6) with time zone not null,
    constraint field_report_of foreign key (signature_id, number) references signature_version (signature_id, number)
);
create index field_report_version on field_report (signature_id, number);

-- Whether a version does what a policy's action says: the last row of the three. Each has its record in the audit chain.
create table enforcement (
    record       bigint      not null primary key,
    signature_id varchar(40) not null,
    number       integer     not null,
    policy       varchar(30) not null,
    enforced     boolean     not null,
    constraint enforcement_of foreign key (signature_id, number) references signature_version (signature_id, number)
);
create index enforcement_version on enforcement (signature_id, number, policy);
