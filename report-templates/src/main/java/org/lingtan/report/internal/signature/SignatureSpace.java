package org.lingtan.report.internal.signature;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.fields.PdfFormCreator;
import com.itextpdf.forms.fields.PdfFormField;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfLiteral;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfNumber;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.annot.PdfAnnotation;
import java.util.List;

/**
 * Reserves the one signature of a document while the document is written. What signs it fills in bytes of fixed places
 * and moves nothing, so that a signed report is its unsigned one but for the time, the byte range and the signature, and
 * whoever writes the same report again can compare every other byte.
 *
 * <p>The document must be written without object streams, since a signature must not stand in one.
 */
public final class SignatureSpace {

    /** The bytes that a signature with certificates and time-stamp may take. */
    public static final int CONTENT_BYTES = 12_288;

    /** The byte range before signing: as long as any signed one. */
    static final String RANGE = "[0 0000000000 0000000000 0000000000]";

    /** The time before signing. */
    static final String TIME = "(D:00000000000000Z)";

    private static final int NO_CHANGES = 1;
    private static final int SIGNED_AND_COMPLETE = 3;

    private SignatureSpace() {}

    /** The security store (ISO 32000-2, 12.8.4.3) and the revocation lists in it. */
    static final PdfName STORE = new PdfName("DSS");

    static final PdfName LISTS = new PdfName("CRLs");

    /**
     * Reserves the signature in a field of the document, as a certification that permits no changes.
     *
     * @param document the document, before it is closed
     * @param name the name of the field, which has its place and look already
     */
    public static void reserve(PdfDocument document, String name) {
        PdfDictionary signature = signature();
        signature.makeIndirect(document);
        PdfAcroForm form = PdfFormCreator.getAcroForm(document, true);
        form.setSignatureFlags(SIGNED_AND_COMPLETE);
        PdfFormField field = form.getField(name);
        field.put(PdfName.V, signature);
        field.getPdfObject().setModified();
        field.getWidgets().forEach(widget -> widget.setFlags(PdfAnnotation.PRINT | PdfAnnotation.LOCKED));
        PdfDictionary permissions = new PdfDictionary();
        permissions.put(new PdfName("DocMDP"), signature);
        document.getCatalog().put(new PdfName("Perms"), permissions);
    }

    /**
     * Puts revocation lists into the document's security store, before it is signed, so that nothing has to be appended.
     *
     * @param document the document
     * @param lists in DER, at least one
     */
    public static void store(PdfDocument document, List<byte[]> lists) {
        PdfDictionary store = new PdfDictionary();
        store.put(PdfName.Type, STORE);
        store.put(LISTS, streams(document, lists));
        store.makeIndirect(document);
        document.getCatalog().put(STORE, store);
    }

    private static PdfArray streams(PdfDocument document, List<byte[]> contents) {
        PdfArray array = new PdfArray();
        for (byte[] content : contents) {
            PdfStream stream = new PdfStream(content);
            stream.makeIndirect(document);
            array.add(stream);
        }
        return array;
    }

    private static PdfDictionary signature() {
        PdfDictionary signature = new PdfDictionary();
        signature.put(PdfName.Type, PdfName.Sig);
        signature.put(PdfName.Filter, PdfName.Adobe_PPKLite);
        signature.put(new PdfName("SubFilter"), new PdfName("ETSI.CAdES.detached"));
        signature.put(new PdfName("ByteRange"), new PdfLiteral(RANGE));
        signature.put(PdfName.Contents, new PdfLiteral("<" + "0".repeat(CONTENT_BYTES * 2) + ">"));
        signature.put(PdfName.M, new PdfLiteral(TIME));
        signature.put(new PdfName("Reference"), new PdfArray(reference()));
        return signature;
    }

    private static PdfDictionary reference() {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.Type, new PdfName("TransformParams"));
        parameters.put(PdfName.P, new PdfNumber(NO_CHANGES));
        parameters.put(PdfName.V, new PdfName("1.2"));
        PdfDictionary reference = new PdfDictionary();
        reference.put(PdfName.Type, new PdfName("SigRef"));
        reference.put(new PdfName("TransformMethod"), new PdfName("DocMDP"));
        reference.put(new PdfName("TransformParams"), parameters);
        return reference;
    }
}
