-- What the server does by the clock, in the form of db-scheduler: whichever node picks a row does it, and another one takes
-- it over when the heartbeat ends.
create table job (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  primary key (task_name, task_instance)
);
create index job_execution_time on job (execution_time);
create index job_last_heartbeat on job (last_heartbeat);

-- Makes certificates that have run out findable. Dates in this form sort as text.
alter table certification_case
  add column valid_until text generated always as (file::jsonb -> 'facts' ->> 'VALID_UNTIL') stored;
create index certification_case_valid_until on certification_case (valid_until) where valid_until is not null;
create index certificate_intended on certificate (series, ordinal) where state = 'intended';
create index idempotency_key_at on idempotency_key (at);
create index session_expires on session (expires);

grant select, insert, update, delete on job to "${application}";
