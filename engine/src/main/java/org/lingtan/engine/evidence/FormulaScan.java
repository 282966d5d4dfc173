package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for a formula among the cells of a worksheet, in the XML itself: the library drops those of cells that show a
 * shared text. Only names of elements are looked at, whatever their prefix, so memory does not grow with the part.
 */
final class FormulaScan {

    private static final int BUFFER = 16_384;
    private static final int LONGEST = 16;
    /** The reference of a cell stands within its first attributes. */
    private static final int ATTRIBUTES = 96;

    private static final Pattern REFERENCE = Pattern.compile("(?:^|\\s)r\\s*=\\s*[\"']([A-Za-z]{1,3}[0-9]{1,7})[\"']");

    private final StringBuilder name = new StringBuilder(LONGEST + 1);
    private final StringBuilder attributes = new StringBuilder(ATTRIBUTES);
    private boolean inName;
    private boolean inCell;
    private String cell = "";
    private boolean formula;
    private boolean found;

    private FormulaScan() {}

    /**
     * Looks for a formula before the end of the cells of a part. References behind the cells, as of drop-down lists, have
     * elements of the same name and are none.
     *
     * @param part the part, read to its end at most
     * @return the first cell with a formula, for example {@code B7}, or {@code ?} where the cell says no reference; empty
     *     for a part without formulas
     * @throws IOException if reading fails
     */
    static Optional<String> find(InputStream part) throws IOException {
        FormulaScan scan = new FormulaScan();
        byte[] buffer = new byte[BUFFER];
        for (int count = part.read(buffer); count >= 0 && !scan.found; count = part.read(buffer)) {
            for (int i = 0; i < count; i++) {
                scan.next((char) (buffer[i] & 0xFF));
            }
        }
        return scan.found ? Optional.of(scan.reference()) : Optional.empty();
    }

    private String reference() {
        Matcher reference = REFERENCE.matcher(cell);
        return reference.find() ? reference.group(1) : "?";
    }

    private void next(char c) {
        if (c == '<') {
            inName = true;
            inCell = false;
            name.setLength(0);
        } else if (inCell) {
            inCell = c != '>' && attributes.length() < ATTRIBUTES;
            attributes.append(c);
        } else if (inName) {
            boolean closing = c == '/' && name.isEmpty();
            if (c == ':') {
                name.setLength(name.indexOf("/") == 0 ? 1 : 0);
            } else if (c <= ' ' || c == '>' || (c == '/' && !closing)) {
                inName = false;
                element(name.toString());
            } else if (name.length() < LONGEST) {
                name.append(c);
            }
        }
    }

    private void element(String element) {
        if (element.equals("c")) {
            inCell = true;
            attributes.setLength(0);
        } else if (element.equals("f") && !formula) {
            formula = true;
            cell = attributes.toString();
        }
        found |= formula && element.equals("/sheetData");
    }
}
