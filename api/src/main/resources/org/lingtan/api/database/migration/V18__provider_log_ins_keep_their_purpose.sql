-- What a log-in was begun for, and until when, never changes; what comes back from the provider is added to it.
revoke update on provider_log_in from "${application}";
grant update (hash, returned, issuer, mark, two_factors, signed_in) on provider_log_in to "${application}";
