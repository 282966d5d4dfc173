-- Uploads in parts and how far each has come; their bytes lie in the shared folder.
create table package_upload (
  id text primary key,
  person_id text not null references person,
  case_id text not null references certification_case,
  length bigint not null check (length > 0),
  received bigint not null check (received between 0 and length),
  digest text not null,
  ends timestamptz not null
);
create index package_upload_person on package_upload (person_id);
create index package_upload_ends on package_upload (ends);
comment on column package_upload.received is 'so many bytes are on the disk; what lies behind them does not count';
comment on column package_upload.digest is 'what the whole must have; blank if nobody announced it';
grant select, insert, update, delete on package_upload to "${application}";
