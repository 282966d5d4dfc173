package org.lingtan.engine.evidence;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for a formula among the cells of a worksheet, in the XML itself: the library drops those of cells that show a
 * shared text. Only names of elements are looked at, whatever their prefix, so memory does not grow with the part.
 */
final class FormulaScan {

    private static final int BUFFER = 16_384;
    private static final int LONGEST = 16;

    private final StringBuilder name = new StringBuilder(LONGEST + 1);
    private boolean inName;
    private boolean formula;
    private boolean found;

    private FormulaScan() {}

    /**
     * Whether a part holds a formula before the end of its cells. References behind the cells, as of drop-down lists,
     * have elements of the same name and are none.
     *
     * @param part the part, read to its end at most
     * @return true if there is one
     * @throws IOException if reading fails
     */
    static boolean hasFormula(InputStream part) throws IOException {
        FormulaScan scan = new FormulaScan();
        byte[] buffer = new byte[BUFFER];
        for (int count = part.read(buffer); count >= 0 && !scan.found; count = part.read(buffer)) {
            for (int i = 0; i < count; i++) {
                scan.next((char) (buffer[i] & 0xFF));
            }
        }
        return scan.found;
    }

    private void next(char c) {
        if (c == '<') {
            inName = true;
            name.setLength(0);
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
        formula |= element.equals("f");
        found |= formula && element.equals("/sheetData");
    }
}
