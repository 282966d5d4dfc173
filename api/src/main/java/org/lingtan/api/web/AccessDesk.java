package org.lingtan.api.web;

import java.time.Clock;
import org.lingtan.api.access.AccessSettings;
import org.lingtan.api.access.AccountChanges;
import org.lingtan.api.access.Accounts;
import org.lingtan.api.access.DataKey;
import org.lingtan.api.access.Identities;
import org.lingtan.api.access.LogIn;
import org.lingtan.api.access.Passwords;
import org.lingtan.api.access.ProviderLogIns;
import org.lingtan.api.access.SecondFactor;
import org.lingtan.api.access.Sessions;
import org.lingtan.api.access.Tokens;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.database.Database;
import org.springframework.context.support.GenericApplicationContext;

/** All that has to do with accounts, put together. */
record AccessDesk(
        Accounts accounts,
        AccountChanges changes,
        Passwords passwords,
        SecondFactor second,
        Sessions sessions,
        Identities identities,
        ProviderLogIns provided,
        LogIn logIn,
        Tokens tokens,
        DataKey key,
        RateLimits limits) {

    /** {@code everybody} says whether everybody logs in by a password, or only administrators. */
    static AccessDesk of(
            CertificationBody body,
            AccessSettings settings,
            boolean everybody,
            DataKey key,
            String issuer,
            Clock clock) {
        Database database = body.database();
        Journal journal = body.journal();
        Sessions sessions = new Sessions(database, settings, clock);
        SecondFactor second = new SecondFactor(database, journal, sessions, key, issuer, clock);
        Passwords passwords = new Passwords(database, journal, sessions, second, settings, everybody, clock);
        Identities identities = new Identities(database, journal, sessions, key, clock);
        return new AccessDesk(
                new Accounts(database, journal, passwords, clock),
                new AccountChanges(database, journal, sessions, identities, clock),
                passwords,
                second,
                sessions,
                identities,
                new ProviderLogIns(database, passwords, second, sessions, identities, settings, clock),
                new LogIn(database, passwords, second, sessions, settings, everybody),
                new Tokens(database, journal, sessions, clock),
                key,
                new RateLimits(settings.limits(), clock));
    }

    void register(GenericApplicationContext beans) {
        beans.registerBean(Accounts.class, () -> accounts);
        beans.registerBean(AccountChanges.class, () -> changes);
        beans.registerBean(Passwords.class, () -> passwords);
        beans.registerBean(SecondFactor.class, () -> second);
        beans.registerBean(Sessions.class, () -> sessions);
        beans.registerBean(Identities.class, () -> identities);
        beans.registerBean(ProviderLogIns.class, () -> provided);
        beans.registerBean(LogIn.class, () -> logIn);
        beans.registerBean(Tokens.class, () -> tokens);
        beans.registerBean(DataKey.class, () -> key);
        beans.registerBean(RateLimits.class, () -> limits);
    }
}
