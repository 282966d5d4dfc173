-- A password ends where an identity takes its place.
grant delete on password to "${application}";
-- Whether the person was asked to sign in at the provider anew, and when they did. Log-ins under way are ten minutes old at most.
alter table provider_log_in
  add column anew boolean not null default false,
  add column signed_in timestamptz;
update provider_log_in set signed_in = expires - interval '10 minutes' where mark is not null;
alter table provider_log_in add check ((mark is null) = (signed_in is null));
