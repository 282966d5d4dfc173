-- The name a person logs in with, in the form in which names are compared, and whether the account is locked.
alter table person
  add column login text unique,
  add column locked boolean not null default false;
update person set login = id;
alter table person alter column login set not null;

create table password (
  person_id text primary key references person,
  hash text not null check (hash ~ '^.argon2id.v='),
  changed timestamptz not null
);
-- One-time links by which people set a password. Of a link only the hash is kept, and not after its use.
create table password_link (
  hash text primary key,
  person_id text not null references person,
  expires timestamptz not null
);
create index password_link_person on password_link (person_id);
-- The sessions of browsers. Of what a browser sends only the hash is kept.
create table session (
  id text primary key,
  hash text not null unique,
  person_id text not null references person,
  created timestamptz not null,
  last_used timestamptz not null,
  expires timestamptz not null
);
create index session_person on session (person_id, created);
grant select, insert, update on password to "${application}";
grant select, insert, update, delete on password_link, session to "${application}";
