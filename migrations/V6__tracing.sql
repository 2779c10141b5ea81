-- Read models of tracing; as in V2.

insert into view_position (view_name, position) values ('tracing', 0);
insert into view_position (view_name, position) values ('watched-coins', 0);

-- tracing

-- account_id is whose coins an order is about or, of one for a payment, who turned out to have paid it.
create table tracing_order (
    order_id bytea primary key,
    position bigint not null,
    params_id bytea not null,
    kind varchar(8) not null check (kind in ('account', 'payment')),
    payment_id bytea,
    account_id varchar(32),
    parts integer not null,
    opened_parts integer not null,
    alarms integer not null,
    state varchar(8) not null check (state in ('open', 'opened', 'denied', 'expired')),
    ordered_at bigint not null,
    expires_at bigint not null,
    notify_after bigint
);

create index tracing_order_state on tracing_order (state, position);
create index tracing_order_account on tracing_order (account_id, position);

create table tracing_decision (
    order_id bytea not null,
    trustee integer not null,
    approved boolean not null,
    decided_at bigint not null,
    primary key (order_id, trustee)
);

-- What everybody may know: counts by month (UTC) and kind.
create table tracing_statistic (
    calendar_month varchar(7) not null,
    kind varchar(8) not null check (kind in ('account', 'payment', 'stolen')),
    orders bigint not null,
    approvals bigint not null,
    refusals bigint not null,
    openings bigint not null,
    primary key (calendar_month, kind)
);

-- watched-coins

create table watched_coin (
    serial bytea not null,
    watcher varchar(128) not null,
    position bigint not null,
    hold boolean not null,
    watched_at bigint not null,
    primary key (serial, watcher)
);

create table watched_deposit (
    position bigint primary key,
    serial bytea not null,
    payment_id bytea not null,
    merchant varchar(32) not null,
    deposit_id bytea not null,
    held boolean not null,
    released boolean not null,
    deposited_at bigint not null
);

create index watched_deposit_serial on watched_deposit (serial, position);

-- Values of coins that are held: neither in circulation nor credited.
alter table currency_total add column held bigint not null default 0;
