package org.lingtan.report.seal;

import com.itextpdf.forms.PdfAcroForm;
import com.itextpdf.forms.fields.PdfFormCreator;
import com.itextpdf.forms.fields.SignatureFormFieldBuilder;
import com.itextpdf.forms.fields.TextFormFieldBuilder;
import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfString;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.annot.PdfSquareAnnotation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;

/** What strangers do to a signed report: each with the code that must name it. */
final class Forgeries {

    private static final String CONTENTS = "/Contents <";

    private final byte[] sealed;
    private final Map<String, Forgery> all = new LinkedHashMap<>();

    /** A forged file with a finding that must be among those told. */
    static final class Forgery {
        private final String code;
        private final byte[] file;

        private Forgery(String code, byte[] file) {
            this.code = code;
            this.file = file;
        }

        String code() {
            return code;
        }

        byte[] file() {
            return file;
        }
    }

    private Forgeries(byte[] sealed) {
        this.sealed = sealed;
    }

    static Map<String, Forgery> of(byte[] sealed, SealKey stranger) throws IOException {
        Forgeries forgeries = new Forgeries(sealed);
        forgeries.bytes();
        forgeries.revisions();
        forgeries.ranges();
        forgeries.signatures(stranger);
        return forgeries.all;
    }

    private void add(String name, String code, byte[] file) {
        all.put(name, new Forgery(code, file));
    }

    private void bytes() {
        add("a byte of a page", "seal.content", flipped(indexOf("stream\n", 1) + 40));
        add("the metadata", "seal.content", replaced("<dc:title>", "<dc:titlE>"));
        add("the time of signing", "seal.content", replaced("/M (D:2026", "/M (D:2025"));
        add("the author", "seal.content", replaced("/Author", "/Authos"));
        add("the name of the field", "seal.content", replaced("(issuer-signature)", "(issuer-signaturf)"));
        add("the name of an attachment", "seal.content", replaced("(assessment.json)", "(assessment.jsom)"));
        add("cut off", "seal.range", Arrays.copyOf(sealed, sealed.length - 20));
        add("bytes before the header", "seal.range", concat("%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), sealed));
    }

    private void revisions() {
        add(
                "an appended annotation",
                "seal.revisions",
                appended(document ->
                        document.getPage(1).addAnnotation(new PdfSquareAnnotation(new Rectangle(100, 100, 200, 50)))));
        add("an appended form fill", "seal.revisions", appended(document -> {
            PdfAcroForm form = PdfFormCreator.getAcroForm(document, true);
            form.addField(new TextFormFieldBuilder(document, "score")
                    .setWidgetRectangle(new Rectangle(100, 700, 90, 20))
                    .createText()
                    .setValue("100"));
        }));
        add("a second signature", "seal.signatures", appended(document -> {
            PdfDictionary second = new PdfDictionary();
            second.put(PdfName.Type, PdfName.Sig);
            second.put(PdfName.Contents, new PdfString(new byte[100]).setHexWriting(true));
            second.makeIndirect(document);
            var field = new SignatureFormFieldBuilder(document, "second")
                    .setWidgetRectangle(new Rectangle(10, 10, 50, 20))
                    .createSignature();
            field.put(PdfName.V, second);
            PdfFormCreator.getAcroForm(document, true).addField(field, document.getPage(1));
        }));
        add(
                "changed properties in a new revision",
                "seal.revisions",
                appended(document -> document.getDocumentInfo().setTitle("Another title")));
        add(
                "an attachment replaced in a new revision",
                "seal.credential",
                appended(document -> document.getCatalog()
                        .getPdfObject()
                        .getAsArray(PdfName.AF)
                        .getAsDictionary(0)
                        .getAsDictionary(PdfName.EF)
                        .getAsStream(PdfName.F)
                        .setData("{}".getBytes(StandardCharsets.US_ASCII))));
        add("written again without append mode", "seal.range", rewritten(new StampingProperties(), document -> {}));
    }

    private void ranges() {
        String range = range();
        add("bytes after the end", "seal.range", concat(sealed, "\n% more\n".getBytes(StandardCharsets.US_ASCII)));
        add("a byte range that ends early", "seal.range", replaced(range, shifted(range, 3, -1)));
        add("a byte range with a wider gap", "seal.range", replaced(range, shifted(range, 1, -9)));
        add("a byte range that begins later", "seal.range", replaced(range, range.replace("[0 ", "[1 ")));
        add("no byte range", "seal.range", replaced("/ByteRange", "/ByteRangf"));
    }

    private void signatures(SealKey stranger) throws IOException {
        add("a byte in the padding", "seal.padding", hex(hex -> hex.substring(0, hex.length() - 2) + "01"));
        add("digits in upper case", "seal.padding", hex(hex -> hex.toUpperCase(java.util.Locale.ROOT)));
        add("an empty signature", "seal.form", hex(hex -> "0".repeat(hex.length())));
        ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der()));
        add(
                "BER instead of DER",
                "seal.form",
                with(new BERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                            info.getContentType(), new org.bouncycastle.asn1.BERTaggedObject(0, info.getContent())
                        })
                        .getEncoded()));
        SignedData data = SignedData.getInstance(info.getContent());
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        add("an unsigned attribute", "seal.form", with(info(data, data.getCertificates(), unsigned(signer))));
        add("a further certificate", "seal.form", with(info(data, more(data, stranger), signer)));
        add("the twin of the signature", "seal.content", with(info(data, data.getCertificates(), twin(signer))));
        add(
                "a signature by a stranger's key under our name",
                "seal.content",
                with(info(
                        data,
                        data.getCertificates(),
                        value(
                                signer,
                                stranger.sign(
                                        signer.getAuthenticatedAttributes().getEncoded(ASN1Encoding.DER))))));
    }

    private static ASN1Set more(SignedData data, SealKey stranger) throws IOException {
        try {
            ASN1EncodableVector all = new ASN1EncodableVector();
            data.getCertificates().forEach(all::add);
            all.add(Certificate.getInstance(stranger.certificate().getEncoded()));
            return new DERSet(all);
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static SignerInfo unsigned(SignerInfo signer) {
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                new DERSet(new Attribute(CMSAttributes.counterSignature, new DERSet(new ASN1Integer(1)))));
    }

    private static SignerInfo value(SignerInfo signer, byte[] value) {
        return new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(value),
                (ASN1Set) null);
    }

    private static SignerInfo twin(SignerInfo signer) throws IOException {
        ASN1Sequence pair = ASN1Sequence.getInstance(signer.getEncryptedDigest().getOctets());
        ASN1EncodableVector twin = new ASN1EncodableVector();
        twin.add(pair.getObjectAt(0));
        twin.add(new ASN1Integer(KeyFiles.ORDER_OF_P256.subtract(
                ASN1Integer.getInstance(pair.getObjectAt(1)).getValue())));
        return value(signer, new DERSequence(twin).getEncoded());
    }

    private static byte[] info(SignedData data, ASN1Set certificates, SignerInfo signer) throws IOException {
        return new ContentInfo(
                        org.bouncycastle.asn1.cms.CMSObjectIdentifiers.signedData,
                        new SignedData(
                                data.getDigestAlgorithms(),
                                data.getEncapContentInfo(),
                                certificates,
                                null,
                                new DERSet(signer)))
                .getEncoded(ASN1Encoding.DER);
    }

    private byte[] der() {
        String hex = text().substring(contents(), contentsEnd());
        byte[] padded = HexFormat.of().parseHex(hex);
        return Arrays.copyOf(padded, 4 + ((padded[2] & 0xff) << 8) + (padded[3] & 0xff));
    }

    private byte[] with(byte[] signature) {
        String digits = HexFormat.of().formatHex(signature);
        return hex(hex -> digits + "0".repeat(hex.length() - digits.length()));
    }

    private byte[] hex(UnaryOperator<String> change) {
        String text = text();
        return bytes(text.substring(0, contents())
                + change.apply(text.substring(contents(), contentsEnd()))
                + text.substring(contentsEnd()));
    }

    private int contents() {
        return text().indexOf(CONTENTS + "30") + CONTENTS.length();
    }

    private int contentsEnd() {
        return text().indexOf('>', contents());
    }

    private String range() {
        String text = text();
        int at = text.indexOf("/ByteRange [") + "/ByteRange ".length();
        return text.substring(at, text.indexOf(']', at) + 1);
    }

    private static String shifted(String range, int index, int by) {
        String[] numbers = range.substring(1, range.length() - 1).strip().split(" ");
        numbers[index] = String.valueOf(Integer.parseInt(numbers[index]) + by);
        String text = "[" + String.join(" ", numbers);
        return text + " ".repeat(range.length() - text.length() - 1) + "]";
    }

    private byte[] appended(Consumer<PdfDocument> change) {
        return rewritten(new StampingProperties().useAppendMode(), change);
    }

    private byte[] rewritten(StampingProperties how, Consumer<PdfDocument> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PdfDocument document =
                new PdfDocument(new PdfReader(new ByteArrayInputStream(sealed)), new PdfWriter(out), how)) {
            change.accept(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] flipped(int at) {
        byte[] changed = sealed.clone();
        changed[at] ^= 1;
        return changed;
    }

    private byte[] replaced(String old, String other) {
        String text = text();
        if (!text.contains(old)) {
            throw new IllegalArgumentException("The report has no " + old);
        }
        int at = text.indexOf(old);
        return bytes(text.substring(0, at) + other + text.substring(at + old.length()));
    }

    private int indexOf(String wanted, int from) {
        return text().indexOf(wanted, from);
    }

    private String text() {
        return new String(sealed, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
