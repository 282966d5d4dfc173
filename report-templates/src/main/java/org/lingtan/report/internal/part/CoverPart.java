package org.lingtan.report.internal.part;

import com.itextpdf.barcodes.BarcodeQRCode;
import com.itextpdf.barcodes.qrcode.EncodeHintType;
import com.itextpdf.barcodes.qrcode.ErrorCorrectionLevel;
import com.itextpdf.forms.form.element.SignatureFieldAppearance;
import com.itextpdf.io.image.ImageDataFactory;
import com.itextpdf.kernel.colors.ColorConstants;
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
                .setPadding(16)
                .setMarginBottom(12);
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
        sheet.paragraph(data.subject().name(), TextStyle.DISPLAY);
        Assessment assessment = data.assessment();
        if (!assessment.subject().isEmpty()) {
            sheet.paragraph(sheet.text("cover.building", assessment.subject()), TextStyle.BODY);
        }
        Div verdict = new Div()
                .setBackgroundColor(sheet.colour("tint"))
                .setBorderLeft(new SolidBorder(sheet.colour("accent"), 4))
                .setPadding(10)
                .setMarginTop(4)
                .setMarginBottom(10);
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
        sheet.add(verdict);
    }

    private static Text scored(Sheet sheet, Score score) {
        return sheet.text("cover.score", Figures.points(score.proved()), Figures.points(score.max()));
    }

    private static void facts(Sheet sheet, ReportData data) {
        Table table = sheet.table(26, 74);
        Assessment assessment = data.assessment();
        ReportSubject subject = data.subject();
        data.issuance().ifPresent(issuance -> {
            row(sheet, table, "cover.number", same(issuance.number()));
            row(sheet, table, "cover.body", issuance.body());
            row(
                    sheet,
                    table,
                    "cover.validity",
                    sheet.text("cover.from-to", issuance.validFrom(), issuance.validTo(), issuance.issued()));
        });
        row(sheet, table, "cover.boundary", boundary(sheet, subject));
        row(sheet, table, "cover.operator", sheet.text("cover.code", subject.creditCode(), subject.division()));
        row(sheet, table, "cover.period", sheet.text("cover.days", subject.periodStart(), subject.periodEnd()));
        row(
                sheet,
                table,
                "cover.standard",
                sheet.text(
                        "cover.edition",
                        data.standard().titles(),
                        data.standard().edition()));
        row(
                sheet,
                table,
                "cover.rulebook",
                sheet.text("cover.pinned", assessment.rulebook(), assessment.rulebookDigest()));
        row(sheet, table, "cover.date", same(assessment.date().toString()));
        row(sheet, table, "cover.assurance", sheet.text("assurance." + assessment.assurance()));
        row(sheet, table, "cover.digest", same(assessment.digest()));
        sheet.add(table);
    }

    private static Text boundary(Sheet sheet, ReportSubject subject) {
        return sheet.text(
                "cover.area",
                subject.boundary().equals("whole") ? sheet.text("boundary.whole") : subject.boundary(),
                subject.area().toDecimal(),
                sheet.text("park." + subject.type()));
    }

    private static Text same(String text) {
        return new Text(text, text);
    }

    private static void row(Sheet sheet, Table table, String key, Text value) {
        table.addCell(sheet.rowHead(sheet.text(key))).addCell(sheet.cell(value, TextStyle.CELL));
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
        Table table = sheet.table(70, 30);
        table.getAccessibilityProperties().setRole("Div");
        Div left = new Div();
        data.issuance()
                .ifPresent(issuance -> issuance.signatories()
                        .forEach(person -> left.add(
                                sheet.neutral(sheet.line(person.role()) + ": " + person.name(), TextStyle.CELL))));
        left.add(field(sheet));
        Div right = new Div();
        data.issuance().ifPresent(issuance -> {
            right.add(qr(sheet, issuance));
            right.add(sheet.neutral(issuance.verification(), TextStyle.DENSE));
        });
        Table row = table.addCell(plain(left)).addCell(plain(right));
        row.setKeepTogether(true);
        sheet.add(row);
    }

    private static Cell plain(Div content) {
        Cell cell = new Cell().add(content).setBorder(Border.NO_BORDER).setPadding(2);
        cell.getAccessibilityProperties().setRole("Div");
        return cell;
    }

    private static SignatureFieldAppearance field(Sheet sheet) {
        String label = sheet.line(sheet.text("cover.signature"));
        SignatureFieldAppearance field = new SignatureFieldAppearance(FIELD);
        field.setContent(" ");
        field.setFont(sheet.fonts().weight(false));
        field.setFontSize(8);
        field.setWidth(300);
        field.setHeight(54);
        field.setBorder(new SolidBorder(sheet.colour("line"), 0.7f));
        field.setInteractive(true);
        field.getAccessibilityProperties().setAlternateDescription(label);
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
