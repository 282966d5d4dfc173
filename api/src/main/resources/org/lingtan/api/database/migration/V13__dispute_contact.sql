-- Who brought a dispute up, apart from case and journal: only whoever settles it needs to know, and it can be erased.
create table dispute_contact (
  case_id text not null references certification_case,
  matter text not null,
  name text not null,
  contact text not null,
  primary key (case_id, matter)
);

grant select, insert, delete on dispute_contact to "${application}";
