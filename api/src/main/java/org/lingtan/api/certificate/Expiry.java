package org.lingtan.api.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Deed;
import org.lingtan.api.application.Person;
import org.lingtan.api.problem.Refusal;

/** Records that certificates have run out, by the clock. */
public final class Expiry {

    private static final String REASON = "the last day is over";

    private final Cases cases;

    /**
     * The expiry of a certification body's certificates.
     *
     * @param body the body
     */
    public Expiry(CertificationBody body) {
        this.cases = body.cases();
    }

    /** That a certificate has run out, by somebody who finds it so. */
    static Deed deed(Person person, LocalDate today) {
        return Deed.of(Act.EXPIRE, person, today, REASON);
    }

    /**
     * Expires every certificate whose last day is over; each is a transaction of its own with its entry in the journal.
     *
     * @param today the day
     * @return the cases whose certificates have run out now
     * @throws RuntimeException the first fault, once every other case had its turn
     */
    public List<String> run(LocalDate today) {
        List<String> expired = new ArrayList<>();
        List<RuntimeException> faults = new ArrayList<>();
        for (String id : cases.runOut(today)) {
            try {
                cases.act(id, OptionalLong.empty(), deed(Person.SYSTEM, today));
                expired.add(id);
            } catch (Refusal changed) {
                // Somebody, or another node, has acted on the case since it was looked up.
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
        return expired;
    }
}
