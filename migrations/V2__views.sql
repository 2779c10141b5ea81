-- Read models: all of it follows from the sealed log and can be emptied and folded again, one view at a time.
-- One file for PostgreSQL and for H2 in its PostgreSQL mode. Times are milliseconds since 1970, amounts minor units.

-- The last sealed position that each view has folded. It moves in the transaction of the fold, so that an event which comes
-- twice changes nothing.
create table view_position (
    view_name varchar(32) primary key,
    position bigint not null
);

insert into view_position (view_name, position) values ('accounts', 0);
insert into view_position (view_name, position) values ('denominations', 0);
insert into view_position (view_name, position) values ('withdrawals', 0);
insert into view_position (view_name, position) values ('spent-coins', 0);
insert into view_position (view_name, position) values ('double-spends', 0);
insert into view_position (view_name, position) values ('circulation', 0);

-- accounts

create table account (
    account_id varchar(32) primary key,
    holder_name varchar(256) not null,
    currency varchar(3) not null,
    balance bigint not null,
    opened_at bigint not null,
    licence_until bigint not null,
    licence_revoked boolean not null,
    frozen boolean not null,
    closed boolean not null,
    entries bigint not null
);

-- All that happened to an account, numbered from 1 without a gap.
create table statement_entry (
    account_id varchar(32) not null,
    entry_number bigint not null,
    position bigint not null,
    kind varchar(16) not null,
    amount bigint not null,
    balance bigint not null,
    note varchar(256),
    operation_id bytea,
    happened_at bigint not null,
    primary key (account_id, entry_number)
);

-- denominations

-- The key list: its n-th change. A row with '+' has a key's value and times, one with '-' the reason.
create table denomination_change (
    change_number bigint primary key,
    kind varchar(1) not null check (kind in ('+', '-')),
    key_id bytea not null,
    public_key bytea,
    minor_units bigint,
    currency varchar(3),
    withdraw_from bigint,
    withdraw_until bigint,
    deposit_until bigint,
    reason varchar(256),
    head bytea not null,
    signature bytea not null,
    changed_at bigint not null,
    constraint denomination_change_once unique (key_id, kind)
);

-- Keys of the list under which the bank issues no more coins.
create table issuing_stop (
    key_id bytea primary key,
    reason varchar(256) not null,
    stopped_at bigint not null
);

-- withdrawals

create table withdrawal (
    account_id varchar(32) not null,
    withdrawal_id bytea not null,
    position bigint not null,
    requested_at bigint not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    expires_at bigint not null,
    state varchar(8) not null check (state in ('open', 'issued', 'expired')),
    conflicts integer not null,
    primary key (account_id, withdrawal_id)
);

create index withdrawal_of_account on withdrawal (account_id, position);

-- For the deadline, which closes those that are open and over.
create index withdrawal_due on withdrawal (state, expires_at);

-- spent-coins

-- prefix is the first two bytes of SHA-256(serial) as a number.
create table spent_coin (
    serial bytea primary key,
    prefix integer not null,
    position bigint not null,
    key_id bytea not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    payment_id bytea not null,
    merchant varchar(32) not null,
    spent_at bigint not null,
    further_spendings bigint not null
);

create index spent_coin_prefix on spent_coin (prefix, position);

-- double-spends

-- No account: the identity is nobody's, and somebody may be able to make coins.
create table double_spend (
    case_number bigint primary key,
    serial bytea not null,
    key_id bytea not null,
    minor_units bigint not null,
    currency varchar(3) not null,
    first_payment_id bytea not null,
    second_payment_id bytea not null,
    identity bytea not null,
    account_id varchar(32),
    detected_at bigint not null
);

create index double_spend_serial on double_spend (serial, case_number);

-- circulation

create table circulating_key (
    key_id bytea primary key,
    minor_units bigint not null,
    currency varchar(3) not null,
    deposit_until bigint not null,
    issued bigint not null,
    deposited bigint not null
);

create table currency_total (
    currency varchar(3) primary key,
    cash_in bigint not null,
    cash_out bigint not null,
    withdrawn bigint not null,
    deposited bigint not null
);
