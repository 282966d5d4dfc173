package org.lingtan.report.internal.signature;

import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;

/** The digest of everything that a page draws and shows: content, fonts, pictures, annotations. */
final class Drawings {

    /** Leads out of the page: to its neighbours, to the tree of tags, to the signature. */
    private static final Set<String> ELSEWHERE =
            Set.of("/Parent", "/P", "/V", "/StructParent", "/StructParents", "/Dest", "/A");

    private final MessageDigest digest;
    private final Set<PdfObject> seen = new HashSet<>();

    private Drawings(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(PdfPage page) {
        try {
            Drawings drawings = new Drawings(MessageDigest.getInstance("SHA-256"));
            drawings.add(page.getPdfObject());
            return HexFormat.of().formatHex(drawings.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private void add(PdfObject object) {
        if (object.getIndirectReference() != null && !seen.add(object)) {
            return;
        }
        if (object instanceof PdfDictionary dictionary) {
            TreeMap<String, PdfName> names = new TreeMap<>();
            dictionary.keySet().forEach(name -> names.put(name.toString(), name));
            names.forEach((text, name) -> {
                if (!ELSEWHERE.contains(text)) {
                    add(text);
                    add(dictionary.get(name));
                }
            });
            if (object instanceof PdfStream stream) {
                digest.update(stream.getBytes(false));
            }
        } else if (object instanceof PdfArray array) {
            add("[");
            for (PdfObject item : array) {
                add(item.isIndirectReference() ? item.getIndirectReference().getRefersTo() : item);
            }
            add("]");
        } else {
            add(object.toString());
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
