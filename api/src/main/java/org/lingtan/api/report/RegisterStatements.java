package org.lingtan.api.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.lingtan.api.certificate.CertificationBody;
import org.lingtan.api.certificate.Register;
import org.lingtan.api.problem.Refusal;
import org.lingtan.report.seal.RegisterSnapshot;
import org.lingtan.report.seal.RegisterSnapshot.Change;
import org.lingtan.report.seal.RegisterSnapshot.Entry;
import org.lingtan.report.seal.RegisterSnapshot.Status;
import org.lingtan.report.seal.SealKey;
import org.lingtan.report.seal.StatusList;
import org.lingtan.report.seal.StatusPlace;

/** What the register says, signed, for those who check offline: a snapshot of all, and the status lists of credentials. */
public final class RegisterStatements {

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final Duration SHARED_FOR = Duration.ofMinutes(1);

    /** The last snapshot and when it was made. */
    private byte[] last = new byte[0];

    private Instant lastAt = Instant.EPOCH;

    private final CertificationBody body;
    private final Register register;
    private final CertificateSigner signer;
    private final CertificateHead head;
    private final String address;
    private final Clock clock;

    /**
     * The statements of a register.
     *
     * @param body the body
     * @param register its register
     * @param signer signs with the key of the house
     * @param head where the register is reached
     * @param clock what time it is
     */
    public RegisterStatements(
            CertificationBody body, Register register, CertificateSigner signer, CertificateHead head, Clock clock) {
        this.body = body;
        this.register = register;
        this.signer = signer;
        this.head = head;
        this.address = head.address();
        this.clock = clock;
    }

    /**
     * The place of a certificate in the status lists.
     *
     * @param number the number
     * @return the place, as the credential of the certificate names it
     */
    public StatusPlace place(String number) {
        return StatusPlace.find(head.verification(number), number).orElseThrow();
    }

    /**
     * A status list as it is now.
     *
     * @param name series and number of the list, for example {@code 2026-1}
     * @param purpose {@code revocation} or {@code suspension}
     * @return the signed credential, a JWS of type {@code vc+jwt}
     * @throws Refusal if there is no such list, or no number in it was taken yet
     */
    public byte[] statusList(String name, String purpose) {
        if (!name.matches("[2-9][0-9]{3}-[1-9][0-9]{0,5}") || !purpose.matches("revocation|suspension")) {
            throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "status/" + name);
        }
        int series = Integer.parseInt(name.substring(0, 4));
        long first = (Long.parseLong(name.substring(5)) - 1) * StatusList.ENTRIES + 1;
        if (register.last(series) < first) {
            throw Refusal.of(Refusal.Reason.MISSING, "request.missing", "status/" + name);
        }
        StatusList.Purpose kind = StatusList.Purpose.valueOf(purpose.toUpperCase(Locale.ROOT));
        List<String> standings =
                kind == StatusList.Purpose.SUSPENSION ? List.of("suspended") : List.of("withdrawn", "superseded");
        BitSet bits = new BitSet(StatusList.ENTRIES);
        register.ordinals(series, first, first + StatusList.ENTRIES - 1, standings)
                .forEach(ordinal -> bits.set((int) (ordinal - first)));
        try {
            return StatusList.issue(
                    StatusPlace.address(address, name, kind), kind, bits, signer.key(), now(), GOOD_FOR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The whole register as it is now, for {@code verify --status}. A later one has the higher number, since the journal only
     * grows.
     *
     * @return the signed snapshot, good for one day; who asks within a minute of another one gets the same
     */
    public synchronized byte[] snapshot() {
        Instant now = now();
        if (lastAt.plus(SHARED_FOR).isAfter(now) && !lastAt.isAfter(now)) {
            return last.clone();
        }
        last = body.database().inSnapshot(() -> made(now));
        lastAt = now;
        return last.clone();
    }

    /** One at a time, since it holds the whole register. */
    private byte[] made(Instant now) {
        List<Entry> entries = new ArrayList<>();
        int sequence = (int) Math.min(Integer.MAX_VALUE, body.journal().head().sequence() + 1);
        register.each((entry, changes) -> {
            if (!entry.document().isEmpty()) {
                entries.add(entry(entry, changes));
            }
        });
        try {
            SealKey key = signer.key();
            return new RegisterSnapshot(address, sequence, now, now.plus(GOOD_FOR), entries).write(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(Register.Entry entry, List<Register.Change> changes) {
        return new Entry(
                entry.number(),
                entry.document(),
                status(entry.standing()),
                changes.stream()
                        .map(change ->
                                new Change(Instant.parse(change.at()), status(change.standing()), change.reason()))
                        .toList());
    }

    private static Status status(String standing) {
        return Status.valueOf(standing.toUpperCase(Locale.ROOT));
    }
}
