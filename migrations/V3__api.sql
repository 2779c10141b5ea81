-- Tokens of account holders that were used and have not expired yet: each opens one request, on whichever node.
create table used_token (
    account varchar(32) not null,
    jti varchar(64) not null,
    expires_at bigint not null, -- seconds since 1970
    primary key (account, jti)
);

create index used_token_expires_at on used_token (expires_at);
