create extension if not exists btree_gist;

-- Ranges of serial numbers of credit units. No unit stands in it twice, whatever park, project or year asks for it: a
-- serial is unique within its programme.
create table credit_unit (
  programme text not null check (programme = upper(btrim(programme)) and programme <> ''),
  serials numrange not null check (not isempty(serials) and lower_inc(serials) and not upper_inf(serials)),
  project text not null,
  case_id text not null references certification_case,
  used boolean not null default false,
  constraint credit_unit_once exclude using gist (programme with =, serials with &&)
);
create index credit_unit_case on credit_unit (case_id);

create function credit_unit_stays_used() returns trigger language plpgsql as $$
begin
  if old.used then
    raise exception 'Units of % are used for good.', old.programme using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger credit_unit_stays_used before update or delete on credit_unit for each row execute function credit_unit_stays_used();
create trigger credit_units_are_kept before truncate on credit_unit for each statement execute function refuse_change();

grant select, insert, update, delete on credit_unit to "${application}";
