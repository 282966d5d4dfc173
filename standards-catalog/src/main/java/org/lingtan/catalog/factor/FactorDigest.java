package org.lingtan.catalog.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** SHA-256 over factor rows in one canonical form: sorted, every field followed by its own separator. */
final class FactorDigest {

    /** A control character that no cell may hold, so that no two tables have the same canonical form. */
    private static final char FIELD_END = '\u001f';

    private FactorDigest() {}

    static String of(List<Factor> rows, List<FactorNames> names) {
        StringBuilder canonical = new StringBuilder();
        rows.stream().map(FactorDigest::canonical).sorted().forEach(canonical::append);
        for (FactorNames spellings : names) {
            spellings.spellings().forEach((spelling, id) -> fields(canonical, spelling, id));
            fields(canonical, "");
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String canonical(Factor row) {
        StringBuilder result = new StringBuilder();
        fields(result, row.table(), row.row(), row.subject().zh(), row.subject().en());
        fields(result, row.value().numerator(), row.value().denominator(), row.unit(), row.purposes());
        fields(result, row.year(), row.from(), row.to());
        fields(result, row.source().zh(), row.source().en(), row.confidence());
        return result.toString();
    }

    private static void fields(StringBuilder to, @org.jspecify.annotations.Nullable Object... values) {
        for (Object value : values) {
            to.append(Objects.toString(value, "")).append(FIELD_END);
        }
    }
}
