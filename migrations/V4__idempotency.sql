-- Answers to commands, by the caller's key: written in the transaction of the command itself.
-- caller is a hash, so nobody's name stands here; request is one of method, path and body.
create table idempotency (
    caller bytea not null,
    idempotency_key varchar(64) not null,
    request bytea not null,
    status integer not null,
    answer bytea not null,
    created_at bigint not null, -- milliseconds since 1970
    primary key (caller, idempotency_key)
);

create index idempotency_created_at on idempotency (created_at);

-- Nonces for openings of accounts that are still waiting for theirs.
create table opening_nonce (
    nonce bytea primary key,
    expires_at bigint not null -- milliseconds since 1970
);

create index opening_nonce_expires_at on opening_nonce (expires_at);
