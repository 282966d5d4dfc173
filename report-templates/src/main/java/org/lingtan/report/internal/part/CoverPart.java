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
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.HorizontalAlignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern SIDE = Pattern.compile("(^|; )(north|east|south|west): ");

    /** Where the facts stand among the blocks. */
    private static final int FACTS = 3;

    private static final List<Sizes> SIZES = List.of(
            new Sizes(12, 8, 3, TextStyle.PARK, TextStyle.DISPLAY, TextStyle.CELL),
            new Sizes(10, 5, 2, TextStyle.SECTION, TextStyle.PART, TextStyle.CELL),
            new Sizes(7, 3, 1, TextStyle.LABEL, TextStyle.PART, TextStyle.DENSE));

    /**
     * How roomy a cover is.
     *
     * @param band the room inside the band
     * @param gap the room between blocks
     * @param row the room inside a row of facts
     * @param park the name of the park
     * @param level the level
     * @param fact a fact
     */
    private record Sizes(int band, int gap, int row, TextStyle park, TextStyle level, TextStyle fact) {}

    @Override
    public void compose(Sheet sheet, ReportData data) {
        Optional<Image> qr = data.issuance().map(issuance -> qr(sheet, issuance));
        List<IBlockElement> blocks = List.of();
        for (Sizes size : SIZES) {
            blocks = blocks(sheet, data, size, qr);
            if (sheet.fits(blocks)) {
                sheet.add(blocks);
                return;
            }
        }
        // The tightest cover is still too long: whoever signs stands with the statement on the next page.
        int facts = FACTS + 1;
        blocks.subList(0, facts).forEach(block -> sheet.add(List.of(block)));
        sheet.add(blocks.subList(facts, blocks.size()));
    }

    private static List<IBlockElement> blocks(Sheet sheet, ReportData data, Sizes sizes, Optional<Image> qr) {
        List<IBlockElement> blocks = new ArrayList<>();
        blocks.add(band(sheet, data, sizes));
        blocks.add(park(sheet, data, sizes));
        blocks.add(verdict(sheet, data, sizes, qr));
        blocks.add(facts(sheet, data, sizes));
        if (!data.isCertificate()) {
            blocks.addAll(sheet.spaced(sheet.text("cover.not-a-certificate"), TextStyle.WARNING));
        }
        if (data.isForEvaluationOnly()) {
            blocks.addAll(sheet.spaced(sheet.text("cover.evaluation-only"), TextStyle.WARNING));
        }
        blocks.add(signing(sheet, data));
        return blocks;
    }

    private static Div band(Sheet sheet, ReportData data, Sizes sizes) {
        Div band = new Div()
                .setBackgroundColor(sheet.colour("accent"))
                .setPadding(sizes.band())
                .setMarginBottom(sizes.gap());
        sheet.findLogo().ifPresent(png -> {
            Image logo = new Image(ImageDataFactory.createPng(png)).scaleToFit(120, 40);
            logo.getAccessibilityProperties().setAlternateDescription(sheet.line(sheet.text("cover.logo")));
            band.add(new Paragraph().add(logo).setMarginBottom(sizes.gap()));
        });
        band.add(sheet.title(sheet.text(data.isCertificate() ? "cover.certificate" : "cover.self")));
        sheet.paragraphs(data.assessment().titles(), TextStyle.SUBTITLE).forEach(band::add);
        return band;
    }

    private static Div park(Sheet sheet, ReportData data, Sizes sizes) {
        Div park = new Div();
        sheet.paragraphs(data.subject().name(), sizes.park()).forEach(park::add);
        Assessment assessment = data.assessment();
        if (!assessment.subject().isEmpty()) {
            sheet.paragraphs(sheet.text("cover.building", assessment.subject()), TextStyle.BODY)
                    .forEach(park::add);
        }
        return park.setMarginBottom(sizes.gap());
    }

    private static Div verdict(Sheet sheet, ReportData data, Sizes sizes, Optional<Image> qr) {
        Assessment assessment = data.assessment();
        Div verdict = new Div()
                .setBackgroundColor(sheet.colour("tint"))
                .setBorderLeft(new SolidBorder(sheet.colour("accent"), 4))
                .setPadding(7)
                .setMarginBottom(sizes.gap());
        Text level = assessment.rating().level().map(Level::titles).orElse(sheet.text(Levels.key(data, "level.none")));
        verdict.add(sheet.oneLine(sheet.text(Levels.key(data, "cover.level")), TextStyle.REMARK));
        sheet.paragraphs(level, sizes.level()).forEach(verdict::add);
        assessment
                .rating()
                .score()
                .ifPresent(score -> verdict.add(sheet.oneLine(scored(sheet, score), TextStyle.BODY)));
        assessment
                .rating()
                .zeroCarbonPark()
                .ifPresent(is -> verdict.add(
                        sheet.oneLine(sheet.text(is ? "cover.zero-carbon" : "cover.not-zero-carbon"), TextStyle.BODY)));
        return data.issuance()
                .flatMap(issuance -> qr.map(code -> beside(sheet, verdict, issuance, code)))
                .orElse(verdict);
    }

    /** The verdict with the code to check it by at its right. */
    private static Div beside(Sheet sheet, Div verdict, Issuance issuance, Image qr) {
        Div right = new Div().add(qr).add(sheet.neutral(issuance.verification(), TextStyle.DENSE));
        Table table =
                sheet.table(74, 26).addCell(plain(verdict)).addCell(plain(right).setPaddingLeft(10));
        table.getAccessibilityProperties().setRole(StandardRoles.DIV);
        return new Div().add(table.setMarginBottom(0));
    }

    private static Text scored(Sheet sheet, Score score) {
        return sheet.text("cover.score", Figures.points(score.proved()), Figures.points(score.max()));
    }

    private static Table facts(Sheet sheet, ReportData data, Sizes sizes) {
        Table table = sheet.table(27, 73);
        Assessment assessment = data.assessment();
        ReportSubject subject = data.subject();
        data.issuance().ifPresent(issuance -> {
            row(sheet, table, sizes, "cover.number", issuance.number());
            row(sheet, table, sizes, "cover.body", sheet.cell(issuance.body(), sizes.fact()));
            String issued = sheet.line(sheet.text("cover.issued")) + " " + issuance.issued();
            row(
                    sheet,
                    table,
                    sizes,
                    "cover.validity",
                    issuance.validFrom() + " – " + issuance.validTo() + " (" + issued + ")");
        });
        row(sheet, table, sizes, "cover.boundary", boundary(sheet, subject));
        row(sheet, table, sizes, "cover.operator", subject.creditCode() + " · " + subject.division());
        row(sheet, table, sizes, "cover.period", subject.periodStart() + " – " + subject.periodEnd());
        Text standard = sheet.text(
                "cover.edition", data.standard().titles(), data.standard().edition());
        row(sheet, table, sizes, "cover.standard", sheet.cell(standard, sizes.fact()));
        row(sheet, table, sizes, "cover.rulebook", assessment.rulebook() + " " + assessment.rulebookDigest());
        String assurance = sheet.line(sheet.text("assurance." + assessment.assurance()));
        row(sheet, table, sizes, "cover.date", assessment.date() + " · " + assurance);
        row(sheet, table, sizes, "cover.digest", assessment.digest());
        return table;
    }

    private static String boundary(Sheet sheet, ReportSubject subject) {
        String boundary =
                subject.boundary().equals("whole") ? sheet.line(sheet.text("boundary.whole")) : sides(sheet, subject);
        return boundary + " · " + subject.area().toDecimal() + " m² · "
                + sheet.line(sheet.text("park." + subject.type()));
    }

    /** The sides begin with their names, which are words of the data. */
    private static String sides(Sheet sheet, ReportSubject subject) {
        return SIDE.matcher(subject.boundary())
                .replaceAll(side -> Matcher.quoteReplacement(side.group(1) + Values.word(sheet, side.group(2)) + ": "));
    }

    private static void row(Sheet sheet, Table table, Sizes sizes, String key, String value) {
        row(sheet, table, sizes, key, sheet.cell(value, sizes.fact()));
    }

    private static void row(Sheet sheet, Table table, Sizes sizes, String key, Cell value) {
        table.addCell(sheet.label(sheet.text(key)).setPaddings(sizes.row(), 3, sizes.row(), 3));
        table.addCell(value.setPaddings(sizes.row(), 3, sizes.row(), 3));
    }

    private static Table signing(Sheet sheet, ReportData data) {
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
        return table.setKeepTogether(true).setMarginBottom(0);
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
