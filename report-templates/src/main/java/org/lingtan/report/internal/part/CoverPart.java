package org.lingtan.report.internal.part;

import com.itextpdf.barcodes.BarcodeQRCode;
import com.itextpdf.barcodes.qrcode.EncodeHintType;
import com.itextpdf.barcodes.qrcode.ErrorCorrectionLevel;
import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.colors.ColorConstants;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.HorizontalAlignment;
import java.util.HashMap;
import java.util.Map;
import org.lingtan.catalog.Text;
import org.lingtan.engine.outcome.Assessment;
import org.lingtan.engine.outcome.Score;
import org.lingtan.engine.rulebook.Level;
import org.lingtan.report.Issuance;
import org.lingtan.report.ReportData;
import org.lingtan.report.ReportSubject;
import org.lingtan.report.internal.layout.Sheet;
import org.lingtan.report.internal.layout.TextStyle;

/** The cover: what, who, by which standard, how good, until when, signed by whom, and where to check it. */
final class CoverPart implements Part {

    private static final String FIELD = "issuer-signature";

    /** Names longer than this, both languages together, are set smaller so that the cover stays one page. */
    private static final int MOST_LARGE = 110;

    @Override
    public void compose(Sheet sheet, ReportData data) {
        band(sheet, data);
        verdict(sheet, data);
        facts(sheet, data);
        statement(sheet, data);
        signing(sheet, data);
    }

    private static void band(Sheet sheet, ReportData data) {
        Div band = new Div()
                .setBackgroundColor(sheet.colour("accent"))
                .setPadding(12)
                .setMarginBottom(8);
        sheet.findLogo().ifPresent(png -> {
            Image logo = new Image(ImageDataFactory.createPng(png)).scaleToFit(120, 40);
            logo.getAccessibilityProperties().setAlternateDescription(sheet.line(sheet.text("cover.logo")));
            band.add(new Paragraph().add(logo).setMarginBottom(6));
        });
        band.add(sheet.title(sheet.text(data.isCertificate() ? "cover.certificate" : "cover.self")));
        sheet.paragraphs(data.assessment().titles(), TextStyle.SUBTITLE).forEach(band::add);
        sheet.add(band);
    }

    private static void verdict(Sheet sheet, ReportData data) {
        Text name = data.subject().name();
        boolean isLong = name.zh().length() + name.en().length() > MOST_LARGE;
        sheet.paragraph(name, isLong ? TextStyle.SECTION : TextStyle.PARK);
        Assessment assessment = data.assessment();
        if (!assessment.subject().isEmpty()) {
            sheet.paragraph(sheet.text("cover.building", assessment.subject()), TextStyle.BODY);
        }
        Div verdict = new Div()
                .setBackgroundColor(sheet.colour("tint"))
                .setBorderLeft(new SolidBorder(sheet.colour("accent"), 4))
                .setPadding(7)
                .setMarginTop(4)
                .setMarginBottom(6);
        Text level = assessment.rating().level().map(Level::titles).orElse(sheet.text("level.none"));
        sheet.paragraphs(sheet.text("cover.level"), TextStyle.REMARK).forEach(verdict::add);
        sheet.paragraphs(level, TextStyle.DISPLAY).forEach(verdict::add);
        assessment
                .rating()
                .score()
                .ifPresent(score ->
                        sheet.paragraphs(scored(sheet, score), TextStyle.BODY).forEach(verdict::add));
        assessment
                .rating()
                .zeroCarbonPark()
                .ifPresent(is -> sheet.paragraphs(
                                sheet.text(is ? "cover.zero-carbon" : "cover.not-zero-carbon"), TextStyle.BODY)
                        .forEach(verdict::add));
        sheet.add(data.issuance()
                .map(issuance -> beside(sheet, verdict, issuance))
                .orElse(verdict));
    }

    /** The verdict with the code to check it by at its right. */
    private static Div beside(Sheet sheet, Div verdict, Issuance issuance) {
        Div right = new Div().add(qr(sheet, issuance)).add(sheet.neutral(issuance.verification(), TextStyle.DENSE));
        Table table =
                sheet.table(74, 26).addCell(plain(verdict)).addCell(plain(right).setPaddingLeft(10));
        table.getAccessibilityProperties().setRole(StandardRoles.DIV);
        return new Div().add(table.setMarginBottom(0));
    }

    private static Text scored(Sheet sheet, Score score) {
        return sheet.text("cover.score", Figures.points(score.proved()), Figures.points(score.max()));
    }

    private static void facts(Sheet sheet, ReportData data) {
        Table table = sheet.table(27, 73);
        Assessment assessment = data.assessment();
        ReportSubject subject = data.subject();
        data.issuance().ifPresent(issuance -> {
            row(sheet, table, "cover.number", issuance.number());
            table.addCell(sheet.label(sheet.text("cover.body"))).addCell(sheet.cell(issuance.body(), TextStyle.CELL));
            row(
                    sheet,
                    table,
                    "cover.validity",
                    issuance.validFrom() + " – " + issuance.validTo() + " ("
                            + sheet.line(sheet.text("cover.issued", issuance.issued())) + ")");
        });
        row(sheet, table, "cover.boundary", boundary(sheet, subject));
        row(sheet, table, "cover.operator", subject.creditCode() + " · " + subject.division());
        row(sheet, table, "cover.period", subject.periodStart() + " – " + subject.periodEnd());
        table.addCell(sheet.label(sheet.text("cover.standard")))
                .addCell(sheet.cell(
                        sheet.text(
                                "cover.edition",
                                data.standard().titles(),
                                data.standard().edition()),
                        TextStyle.CELL));
        row(sheet, table, "cover.rulebook", assessment.rulebook() + " " + assessment.rulebookDigest());
        row(
                sheet,
                table,
                "cover.date",
                assessment.date() + " · " + sheet.line(sheet.text("assurance." + assessment.assurance())));
        row(sheet, table, "cover.digest", assessment.digest());
        sheet.add(table);
    }

    private static String boundary(Sheet sheet, ReportSubject subject) {
        String boundary =
                subject.boundary().equals("whole") ? sheet.line(sheet.text("boundary.whole")) : subject.boundary();
        return boundary + " · " + subject.area().toDecimal() + " m² · "
                + sheet.line(sheet.text("park." + subject.type()));
    }

    private static void row(Sheet sheet, Table table, String key, String value) {
        table.addCell(sheet.label(sheet.text(key))).addCell(sheet.cell(value, TextStyle.CELL));
    }

    private static void statement(Sheet sheet, ReportData data) {
        if (!data.isCertificate()) {
            sheet.paragraph(sheet.text("cover.not-a-certificate"), TextStyle.WARNING);
        }
        if (data.isForEvaluationOnly()) {
            sheet.paragraph(sheet.text("cover.evaluation-only"), TextStyle.WARNING);
        }
    }

    private static void signing(Sheet sheet, ReportData data) {
        Table table = sheet.table(66, 34);
        table.getAccessibilityProperties().setRole(StandardRoles.DIV);
        Div left = new Div();
        sheet.paragraphs(sheet.text("cover.signature"), TextStyle.REMARK).forEach(left::add);
        left.add(field(sheet));
        Div right = new Div();
        data.issuance()
                .ifPresent(issuance -> issuance.signatories().forEach(person -> {
                    sheet.paragraphs(person.role(), TextStyle.REMARK).forEach(right::add);
                    right.add(sheet.neutral(person.name(), TextStyle.LABEL).setMarginBottom(3));
                }));
        if (data.issuance().isEmpty()) {
            sheet.paragraphs(sheet.text("cover.check"), TextStyle.REMARK).forEach(right::add);
        }
        table.addCell(plain(left)).addCell(plain(right));
        sheet.add(table.setKeepTogether(true));
    }

    private static Cell plain(Div content) {
        Cell cell = new Cell().add(content).setBorder(Border.NO_BORDER).setPadding(2);
        cell.getAccessibilityProperties().setRole(StandardRoles.DIV);
        return cell;
    }

    private static SignatureFieldAppearance field(Sheet sheet) {
        SignatureFieldAppearance field = new SignatureFieldAppearance(FIELD);
        field.setContent(" ");
        field.setFont(sheet.fonts().weight(false));
        field.setFontSize(8);
        field.setWidth(300);
        field.setHeight(46);
        field.setBorder(new SolidBorder(sheet.colour("line"), 0.7f));
        field.setInteractive(true);
        field.getAccessibilityProperties().setAlternateDescription(sheet.line(sheet.text("cover.signature")));
        return field;
    }

    private static Image qr(Sheet sheet, Issuance issuance) {
        Map<EncodeHintType, Object> hints = new HashMap<>();
        hints.put(EncodeHintType.CHARACTER_SET, "ISO-8859-1");
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        BarcodeQRCode code = new BarcodeQRCode(issuance.verification(), hints);
        Image image = sheet.image(
                code.createFormXObject(ColorConstants.BLACK, 2f, sheet.pdf()),
                sheet.text("cover.qr", issuance.verification()));
        image.scaleToFit(84, 84).setHorizontalAlignment(HorizontalAlignment.LEFT);
        return image;
    }
}
