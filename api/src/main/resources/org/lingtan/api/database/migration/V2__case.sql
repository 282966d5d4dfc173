-- Cases as they stand. The text is the state; the columns beside it only make it findable.
create table certification_case (
  id text primary key,
  file text not null,
  applicant text not null generated always as (file::jsonb ->> 'applicant') stored,
  state text not null generated always as (file::jsonb ->> 'state') stored
);
create index certification_case_applicant on certification_case (applicant, id);
create index certification_case_state on certification_case (state, id);

grant select, insert, update on certification_case to "${application}";
