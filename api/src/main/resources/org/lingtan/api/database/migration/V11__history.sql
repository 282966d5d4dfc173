-- What was done to one thing, for the timeline of a case.
create index journal_subject on journal ((entry::jsonb ->> 'subject'), sequence);
