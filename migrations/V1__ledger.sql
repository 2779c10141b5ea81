-- The ledger's tables: one file for PostgreSQL and for H2 in its PostgreSQL mode.

-- All that ever happened; rows are written once and never changed.
-- transaction_number says which transaction wrote the row: the sealed order follows it, since global_index alone is taken
-- when a row is written and not when it is committed.
-- Times are text because they are read back exactly as they were written, payloads bytes because bytes are what is hashed.
create table event (
    global_index bigint generated always as identity primary key,
    transaction_number bigint not null,
    event_id varchar(64) not null,
    stream varchar(128) not null,
    sequence_number bigint not null,
    kind varchar(32) not null,
    recorded_at varchar(32) not null,
    payload_type varchar(128) not null,
    payload_revision varchar(32),
    payload bytea not null,
    meta_data bytea not null,
    -- What may happen once is the first event of a stream of its own: this key decides between threads and nodes.
    constraint event_place unique (stream, sequence_number)
);

-- For the sealing, which reads it from where it stopped. Every further index would be paid by every event.
create index event_transaction on event (transaction_number, global_index);

-- States of aggregates, to load them without all their events. Can be deleted at any time.
create table snapshot (
    event_id varchar(64) not null,
    stream varchar(128) not null,
    sequence_number bigint not null,
    kind varchar(32) not null,
    recorded_at varchar(32) not null,
    payload_type varchar(128) not null,
    payload_revision varchar(32),
    payload bytea not null,
    meta_data bytea not null,
    primary key (stream, sequence_number)
);

-- How far each event processor has read the sealed log.
create table token (
    processor_name varchar(128) not null,
    segment integer not null,
    token bytea,
    token_type varchar(128),
    updated_at varchar(32),
    owner varchar(128),
    primary key (processor_name, segment)
);

-- The order in which everybody reads: positions from 1 without a gap, each event once. A row is written when no open
-- transaction can precede the event any more, and never changed.
create table sealed_event (
    position bigint primary key,
    global_index bigint not null,
    constraint sealed_event_once unique (global_index)
);

-- The last sealed event. Whoever seals locks this row first, so there is one sealer at a time.
-- transaction_offset is added to the database's own transaction numbers, which start again when the rows are restored
-- into another cluster.
create table seal_head (
    only_row boolean default true primary key check (only_row),
    position bigint not null,
    transaction_number bigint not null,
    global_index bigint not null,
    transaction_offset bigint not null
);

insert into seal_head (position, transaction_number, global_index, transaction_offset) values (0, 0, 0, 0);

-- Which bank's keys, parameters and currency this database belongs to: the start is refused with others.
create table bank_binding (
    only_row boolean default true primary key check (only_row),
    fingerprint bytea not null,
    params_id bytea,
    currency varchar(3),
    bound_at varchar(32) not null
);
