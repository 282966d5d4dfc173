package org.lingtan.api.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.lingtan.api.access.Sessions.NewSession;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * What people have beside what they know: an app that makes one-time codes, and recovery codes for the day it is lost.
 * Every code is good once. The secret of an app is shown once and kept sealed; of a recovery code the hash is kept.
 */
public final class SecondFactor {

    private static final int RECOVERY_CODES = 10;

    /** So much chance, 120 bits, that a plain hash is safe to keep. */
    private static final int RECOVERY_BYTES = 15;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Journal journal;
    private final Sessions sessions;
    private final DataKey key;
    private final String issuer;
    private final Clock clock;

    /**
     * The second factors of a database.
     *
     * @param database the database
     * @param journal its journal
     * @param sessions what ends with a factor
     * @param key seals the secrets
     * @param issuer whose account it is, as the app shows it
     * @param clock what time it is
     */
    public SecondFactor(
            Database database, Journal journal, Sessions sessions, DataKey key, String issuer, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.sessions = sessions;
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * What an app is told.
     *
     * @param secret to be typed
     * @param uri to be shown as a QR code
     */
    public record Enrolment(String secret, String uri) {
        /** Never shows the secret. */
        @Override
        public String toString() {
            return "enrolment";
        }
    }

    /**
     * What somebody has who has enrolled.
     *
     * @param session the session that takes the place of the one they enrolled in
     * @param recoveryCodes good once each; shown now and never again
     */
    public record Enrolled(NewSession session, List<String> recoveryCodes) {
        /** Copies the codes. */
        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        /** Never shows the codes. */
        @Override
        public String toString() {
            return session.toString();
        }
    }

    /** A code that is good, and what makes it good no more. */
    record Code(String person, OptionalLong period, String hash) {}

    private record Sealed(String text, long last) {}

    /**
     * Begins to enrol an app. The one before is good until the new one is confirmed.
     *
     * @param by the session
     * @return what the app is told
     */
    public Enrolment begin(SessionPass by) {
        String person = by.person().id();
        byte[] secret = OneTimeCodes.newSecret();
        String login = database.jdbc()
                .sql("select login from person where id = ?")
                .param(person)
                .query(String.class)
                .single();
        database.inTransaction(() -> {
            sessions.requireOpen(by);
            return database.jdbc()
                    .sql("insert into totp (person_id, active, sealed, created) values (?, false, ?, ?) on conflict"
                            + " (person_id, active) do update set sealed = excluded.sealed, created = excluded.created")
                    .params(person, key.seal(person, secret), now())
                    .update();
        });
        return new Enrolment(OneTimeCodes.text(secret), OneTimeCodes.uri(secret, issuer, login));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /**
     * Ends an enrolment with the first code of the app. Every session of the person ends, and one takes the place of this one: as
     * recent as its log-in, so that the minutes do not add up.
     *
     * @param by the session
     * @param code the code
     * @return the new session and recovery codes; those before are good no more
     * @throws Refusal if nothing was begun, the code is wrong, or the session has ended
     */
    public Enrolled confirm(SessionPass by, String code) {
        String person = by.person().id();
        return database.inTransaction(() -> {
            sessions.requireOpen(by);
            OptionalLong period =
                    sealed(person, false).map(app -> period(person, app, code)).orElse(OptionalLong.empty());
            if (period.isEmpty()) {
                throw Refusal.of(Refusal.Reason.INPUT, "access.code", "code");
            }
            database.jdbc()
                    .sql("delete from totp where person_id = ? and active")
                    .param(person)
                    .update();
            database.jdbc()
                    .sql("update totp set active = true, last_period = ? where person_id = ? and not active")
                    .params(period.getAsLong(), person)
                    .update();
            List<String> codes = newRecoveryCodes(person);
            sessions.endAll(person);
            NewSession session = sessions.replace(by);
            journal.append(person, "access.second-factor", person, Map.of("by", "enrolment"));
            return new Enrolled(session, codes);
        });
    }

    /**
     * Makes new recovery codes; those before are good no more.
     *
     * @param by the session
     * @return the codes, shown now and never again
     */
    public List<String> renewRecoveryCodes(SessionPass by) {
        String person = by.person().id();
        return database.inTransaction(() -> {
            sessions.requireOpen(by);
            List<String> codes = newRecoveryCodes(person);
            journal.append(person, "access.recovery-codes", person, Map.of());
            return codes;
        });
    }

    private List<String> newRecoveryCodes(String person) {
        database.jdbc()
                .sql("delete from recovery_code where person_id = ?")
                .param(person)
                .update();
        List<String> codes = Stream.generate(SecondFactor::recoveryCode)
                .limit(RECOVERY_CODES)
                .toList();
        codes.forEach(code -> database.jdbc()
                .sql("insert into recovery_code (hash, person_id) values (?, ?)")
                .params(Secret.hash(bare(code)), person)
                .update());
        return codes;
    }

    /** Six groups of four letters and digits. */
    private static String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_BYTES];
        RANDOM.nextBytes(bytes);
        return String.join("-", Base32.toBase32String(bytes).split("(?<=\\G.{4})", -1))
                .replaceFirst("-$", "");
    }

    private static String bare(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Whether somebody has enrolled. */
    boolean isEnrolled(String person) {
        return sealed(person, true).isPresent();
    }

    /** Looks whether a code is good, which leaves it good. */
    Optional<Code> find(String person, String code) {
        OptionalLong period =
                sealed(person, true).map(app -> period(person, app, bare(code))).orElse(OptionalLong.empty());
        String hash = Secret.hash(bare(code));
        boolean recovers = database.jdbc()
                .sql("select hash from recovery_code where hash = ? and person_id = ?")
                .params(hash, person)
                .query(String.class)
                .optional()
                .isPresent();
        return period.isPresent() || recovers ? Optional.of(new Code(person, period, hash)) : Optional.empty();
    }

    /** Uses a code up; false if another request was faster. */
    boolean use(Code code) {
        if (code.period().isPresent()) {
            long period = code.period().getAsLong();
            return database.jdbc()
                            .sql("update totp set last_period = ? where person_id = ? and active and last_period < ?")
                            .params(period, code.person(), period)
                            .update()
                    == 1;
        }
        boolean used = database.jdbc()
                        .sql("delete from recovery_code where hash = ? and person_id = ?")
                        .params(code.hash(), code.person())
                        .update()
                == 1;
        if (used) {
            journal.append(code.person(), "access.recovery", code.person(), Map.of());
        }
        return used;
    }

    /** Forgets app and recovery codes of somebody who has lost them. */
    void forget(String person) {
        database.jdbc()
                .sql("delete from totp where person_id = ?")
                .param(person)
                .update();
        database.jdbc()
                .sql("delete from recovery_code where person_id = ?")
                .param(person)
                .update();
    }

    /** A secret that was sealed with another key makes no code good; recovery codes still are. */
    private OptionalLong period(String person, Sealed sealed, String code) {
        return key.open(person, sealed.text())
                .map(secret -> OneTimeCodes.period(secret, code, clock.instant(), sealed.last()))
                .orElse(OptionalLong.empty());
    }

    private Optional<Sealed> sealed(String person, boolean active) {
        return database.jdbc()
                .sql("select sealed, last_period from totp where person_id = ? and active = ?")
                .params(person, active)
                .query((row, number) -> new Sealed(row.getString("sealed"), row.getLong("last_period")))
                .optional();
    }
}
