package org.lingtan.api.certificate;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Deed;
import org.lingtan.api.problem.Refusal;

/** Which certificate takes the place of which: each for a later year than the one before, in one line. */
public final class Succession {

    private static final String RENEWED = "renewed";

    private final Cases cases;
    private final CertificateTable table;

    Succession(Cases cases, CertificateTable table) {
        this.cases = cases;
        this.table = table;
    }

    /**
     * The case of the certificate whose place a renewal would take as things are: the one that is renewed, or the last of
     * those that took its place before, where another renewal of it was issued first.
     *
     * @param renewal the case of the renewal
     * @return the case; empty where nothing is renewed
     */
    public Optional<CaseFile> find(CaseFile renewal) {
        return last(renewal, cases::find);
    }

    /** The same, all of the line locked. */
    Optional<CaseFile> locked(CaseFile renewal) {
        return last(renewal, cases::locked);
    }

    private Optional<CaseFile> last(CaseFile renewal, Function<String, Optional<CaseFile>> read) {
        Function<String, Optional<CaseFile>> of = number -> table.read("where number = ?", number).stream()
                .findFirst()
                .map(Certificate::caseId)
                .flatMap(read);
        Optional<CaseFile> last = renewal.find(Fact.PREDECESSOR).flatMap(of);
        Optional<CaseFile> next = last;
        while (next.isPresent()) {
            last = next;
            next = next.flatMap(one -> one.find(Fact.SUCCESSOR)).flatMap(of);
        }
        return last;
    }

    /**
     * Whether a renewal is for a later year than the certificate whose place it would take.
     *
     * @param renewal the case of the renewal
     * @param former the other case
     * @return false for the same year, or an earlier one
     */
    public static boolean isLater(CaseFile renewal, CaseFile former) {
        return year(renewal) > year(former);
    }

    private static int year(CaseFile file) {
        return Integer.parseInt(file.find(Fact.YEAR).orElse("0"));
    }

    /** Refuses a renewal that another one of the same year, or of a later one, came before. */
    static void requireLater(CaseFile renewal, Optional<CaseFile> former) {
        former.filter(one -> !isLater(renewal, one)).ifPresent(one -> {
            throw Refusal.of(
                    Refusal.Reason.CONFLICT,
                    "certificate.not-later",
                    "case/" + renewal.id(),
                    renewal.find(Fact.YEAR).orElse("-"),
                    one.find(Fact.YEAR).orElse("-"),
                    one.find(Fact.CERTIFICATE).orElse("-"));
        });
    }

    /**
     * The new certificate is valid from today on, so that the former one ends today. One that has ended already stays as it
     * ended, and knows its successor, so that it never comes back beside it.
     */
    void supersede(CaseFile former, CertificateNumber successor, IssuingCore.Resumption how) {
        if (former.isCertified() && former.isRunOut(how.day())) {
            cases.act(former.id(), OptionalLong.empty(), Expiry.deed(how.publisher(), how.day()));
        }
        Deed deed = new Deed(
                Act.SUPERSEDE,
                how.publisher(),
                Optional.empty(),
                how.day(),
                RENEWED,
                Map.of(Fact.SUCCESSOR, successor.toString()));
        cases.act(former.id(), OptionalLong.empty(), deed);
    }
}
