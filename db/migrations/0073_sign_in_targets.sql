-- Which accounts were tried from where, by digests of both: many from one network, or many in the
-- whole installation, is somebody who tries one password on everybody.

create table sign_in_target (
    network_hash text not null,
    account_hash text not null,
    failed_at bigint not null,
    failures integer not null,
    primary key (network_hash, account_hash, failed_at)
);
create index sign_in_target_by_time on sign_in_target (failed_at);
