-- People who may act, and the tokens by which programs act for them. Of a token only the hash is kept.
create table person (
  id text primary key,
  name text not null,
  tenant text not null,
  roles text not null
);
create table access_token (
  id text primary key,
  hash text not null unique,
  person_id text not null references person,
  created timestamptz not null,
  revoked timestamptz
);
-- The one-time link by which the first administrator gets in.
create table set_up (
  hash text primary key,
  expires timestamptz not null,
  used boolean not null default false
);
grant select, insert, update on person, access_token, set_up to "${application}";
