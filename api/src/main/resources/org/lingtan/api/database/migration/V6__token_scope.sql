-- A token may do less than its person, ends by itself, and ends with the token it was made with.
alter table access_token
  add column label text not null default '',
  add column roles text,
  add column read_only boolean not null default false,
  add column expires timestamptz,
  add column last_used timestamptz,
  add column parent text references access_token;
update access_token set expires = created + interval '365 days';
alter table access_token alter column expires set not null;
create index access_token_person on access_token (person_id, created);
create index access_token_parent on access_token (parent);
comment on column access_token.roles is 'the roles it is narrowed to; null for all that the person has';
