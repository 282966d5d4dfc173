-- The identities, at an identity provider, by which people log in. What the provider calls them is not kept.
create table identity (
  id text primary key,
  person_id text not null references person,
  issuer text not null,
  mark text not null unique,
  linked timestamptz not null
);
create index identity_person on identity (person_id);
comment on column identity.mark is 'what the key of the data folder makes of provider, claim and value; one account at most has it';
-- Log-ins at the provider that are under way. Of what the browser keeps only the hash is here.
create table provider_log_in (
  hash text primary key,
  link_hash text,
  session_id text references session on delete cascade,
  returned boolean not null default false,
  issuer text,
  mark text,
  two_factors boolean not null default false,
  expires timestamptz not null,
  check (link_hash is null or session_id is null),
  check (mark is null or returned)
);
create index provider_log_in_session on provider_log_in (session_id);
create index provider_log_in_expires on provider_log_in (expires);
grant select, insert, delete on identity to "${application}";
grant select, insert, update, delete on provider_log_in to "${application}";
