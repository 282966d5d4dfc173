package org.lingtan.engine.derivation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.lingtan.catalog.Edition;
import org.lingtan.engine.evidence.Row;

/**
 * Whether a certificate in a register counts: numbered, issued by 31 December of the year, and to the edition that was in
 * force on its own day of issue. One without a day of issue counts with a warning, since the register is what is proved.
 */
final class Certificates {

    private static final String GREEN_FACTORY = "GB/T 36132";

    private Certificates() {}

    static boolean isGreenFactoryValid(Scope scope, Row row, Trace trace) {
        Optional<LocalDate> issued = row.findDate("green-factory-issued");
        if (!isIssued(scope, row, issued, trace)) {
            return false;
        }
        String stated = row.findText("green-factory-standard").orElse("").strip();
        return issued.isEmpty() || isInForce(scope, GREEN_FACTORY, stated, issued.get(), row, trace);
    }

    static boolean isBuildingValid(Scope scope, Row row, Trace trace) {
        if (!EnterpriseShares.hasText(row, "certificate")) {
            trace.warnOf("certificate.no-number", row.text("id"));
            return false;
        }
        Optional<LocalDate> issued = row.findDate("issued");
        if (!isIssued(scope, row, issued, trace)) {
            return false;
        }
        Optional<String> standard = row.findText("standard");
        return issued.isEmpty() || standard.isEmpty() || isInForce(scope, standard.get(), "", issued.get(), row, trace);
    }

    private static boolean isIssued(Scope scope, Row row, Optional<LocalDate> issued, Trace trace) {
        if (issued.isEmpty()) {
            trace.warnOf("certificate.no-date", row.text("id"));
            return true;
        }
        if (issued.get().isAfter(scope.yearEnd())) {
            trace.warn("certificate.later", row.text("id"), issued.get(), row.place());
            return false;
        }
        return true;
    }

    /** A certificate that names an edition must name the one in force on its day; one that names none needs any. */
    private static boolean isInForce(
            Scope scope, String standard, String stated, LocalDate issued, Row row, Trace trace) {
        String id = plain(standard);
        Optional<Edition> edition = scope.catalogue().editionOn(id, issued).findEdition();
        String named = plain(stated);
        boolean namesNone = named.isEmpty() || named.equals(id);
        boolean fits = edition.filter(
                        found -> namesNone || named.equals(plain(found.name())) || named.equals(plain(found.id())))
                .isPresent();
        if (fits) {
            trace.restsOn(
                    "catalogue:standards#" + id + "@" + edition.orElseThrow().id());
        } else {
            trace.warn("certificate.edition", row.text("id"), issued, namesNone ? standard : stated, row.place());
        }
        return fits;
    }

    /** GB/T 36132-2018, GBT36132-2018 and gb/t 36132—2018 are the same standard. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s/\\-—–]", "");
    }
}
