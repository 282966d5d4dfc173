-- The apps that make one-time codes: one in use, one being enrolled. The secret is sealed with the key of the data folder.
create table totp (
  person_id text not null references person,
  active boolean not null,
  sealed text not null,
  created timestamptz not null,
  last_period bigint not null default 0,
  primary key (person_id, active)
);
comment on column totp.last_period is 'the last period of 30 seconds whose code was used; no code is used twice';
-- Codes for the day the app is lost, each good once. Of a code only the hash is kept, and not after its use.
create table recovery_code (
  hash text primary key,
  person_id text not null references person
);
create index recovery_code_person on recovery_code (person_id);
-- A session that is not complete does nothing but enrol an app.
alter table session add column complete boolean not null default false;
alter table password_link add column renews_second_factor boolean not null default false;
grant select, insert, update, delete on totp to "${application}";
grant select, insert, delete on recovery_code to "${application}";
