-- What the register tells of a certificate, read out of its signed document when it is issued. The text is the state; the
-- columns beside it only make it findable.
create extension if not exists pg_trgm;
create table register_entry (
  number text primary key references certificate,
  said text not null,
  park text not null generated always as
    (lower((said::jsonb -> 'park' ->> 'zh') || ' ' || (said::jsonb -> 'park' ->> 'en'))) stored,
  standard text not null generated always as (split_part(said::jsonb ->> 'rulebook', '@', 1)) stored,
  level text not null generated always as (said::jsonb -> 'level' ->> 'id') stored
);
create index register_entry_park on register_entry using gin (park gin_trgm_ops);
create index register_entry_standard on register_entry (standard, level, number);
create trigger register_entry_stays before update or delete on register_entry for each row execute function refuse_change();
create trigger register_entries_are_kept before truncate on register_entry for each statement execute function refuse_change();

-- How a certificate stands, whatever is looked at in its case meanwhile.
alter table certification_case add column standing text not null generated always as (
  case coalesce(file::jsonb ->> 'resume', file::jsonb ->> 'state')
    when 'surveillance' then 'active' when 'change-notice' then 'active'
    else coalesce(file::jsonb ->> 'resume', file::jsonb ->> 'state') end) stored;
create index certification_case_standing on certification_case (standing)
  where standing in ('suspended', 'withdrawn', 'expired', 'superseded');

create index journal_standing on journal (sequence)
  where (entry::jsonb ->> 'kind') = 'case.act' and (entry::jsonb #>> '{body,act}') in
    ('issue', 'suspend', 'reinstate', 'withdraw', 'expire', 'supersede', 'uphold-appeal');

grant select, insert on register_entry to "${application}";
