-- The tree over the sealed log, as everybody can check it (docs/log.md).

-- Hashes of every eighth level, 256 in a row. A tile grows until it is full; what is in it never changes.
create table log_tile (
    level integer not null,
    tile_index bigint not null,
    hashes bytea not null,
    primary key (level, tile_index)
);

-- Everything that the bank ever signed about its log; rows are written once and never changed.
create table log_checkpoint (
    tree_size bigint primary key,
    note bytea not null,
    signed_at varchar(32) not null
);

-- What witnesses added; one of each to a checkpoint, written once and never changed.
create table log_cosignature (
    tree_size bigint not null references log_checkpoint (tree_size),
    witness varchar(256) not null,
    line varchar(512) not null,
    received_at varchar(32) not null,
    primary key (tree_size, witness)
);

-- How many leaves the tree has. Whoever lets it grow locks this row first, so there is one at a time.
create table log_head (
    only_row boolean default true primary key check (only_row),
    tree_size bigint not null
);

insert into log_head (tree_size) values (0);
