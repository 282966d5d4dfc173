-- The keys by which people sign rulebooks. A key belongs to one person for ever; once ended it signs nothing new.
create table signing_key (
  key text primary key,
  person_id text not null references person,
  since timestamptz not null,
  ended timestamptz
);
-- The files of versions that editors sent, as the archive they came in. The last one sent counts, until it is released.
create table rulebook_draft (
  id text not null,
  version text not null,
  digest text not null,
  archive text not null,
  person_id text not null references person,
  stored timestamptz not null,
  primary key (id, version)
);
-- What people stated about versions, in the bytes they signed.
create table rulebook_statement (
  serial bigint not null unique,
  id text not null,
  version text not null,
  file text not null,
  number integer not null,
  content text not null,
  person_id text not null references person,
  taken timestamptz not null,
  primary key (id, version, number)
);
grant select, insert, update on signing_key, rulebook_draft to "${application}";
grant select, insert on rulebook_statement to "${application}";
