package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfOutline;
import com.itextpdf.kernel.pdf.action.PdfAction;
import com.itextpdf.kernel.pdf.tagging.PdfStructureAttributes;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.borders.Border;
import com.itextpdf.layout.borders.SolidBorder;
import com.itextpdf.layout.element.AreaBreak;
import com.itextpdf.layout.element.Cell;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import com.itextpdf.layout.properties.AreaBreakType;
import com.itextpdf.layout.properties.TextAlignment;
import com.itextpdf.layout.properties.UnitValue;
import com.itextpdf.layout.properties.VerticalAlignment;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.internal.font.DocumentFonts;

/** What the parts of a report write on: headings, paragraphs, tables and figures in the style of the template. */
public final class Sheet {

    /** Never an empty cell: a reader wonders what is missing, and the library writes empty ones in a random order. */
    public static final String NOTHING = "–";

    private static final String NUMBER = "#";
    private static final int SMALL = 14;

    private final Document document;
    private final DocumentFonts fonts;
    private final Typesetter typesetter;
    private final ReportTemplate template;
    private final ReportLanguage language;
    private final Ink ink;
    private boolean isFresh = true;
    private boolean isWide;

    Sheet(Document document, DocumentFonts fonts, ReportTemplate template, ReportLanguage language) {
        this.document = document;
        this.fonts = fonts;
        this.template = template;
        this.language = language;
        this.ink = new Ink(template);
        this.typesetter = new Typesetter(fonts, ink, language);
    }

    /**
     * A text of the template.
     *
     * @param key its key
     * @param found what stands for {@code %s}
     * @return the text, filled in
     */
    public Text text(String key, Object... found) {
        return template.text(key, found);
    }

    /**
     * The colours.
     *
     * @return the colours of the template
     */
    public Ink ink() {
        return ink;
    }

    /**
     * The fonts.
     *
     * @return the fonts of this document
     */
    public DocumentFonts fonts() {
        return fonts;
    }

    /**
     * The language.
     *
     * @return in which language the report is printed
     */
    public ReportLanguage language() {
        return language;
    }

    /**
     * The document, for forms that are drawn into it.
     *
     * @return the document
     */
    public PdfDocument pdf() {
        return document.getPdfDocument();
    }

    /**
     * The logo of the template.
     *
     * @return a PNG, or empty
     */
    public Optional<byte[]> findLogo() {
        return template.findLogo();
    }

    /**
     * Both languages of a text on one line.
     *
     * @param text the text
     * @return what is printed in the language of the report
     */
    public String line(Text text) {
        return typesetter.line(text);
    }

    /**
     * The width inside the margins of the page that is written on.
     *
     * @return points
     */
    public float width() {
        return pdf().getDefaultPageSize().getWidth() - document.getLeftMargin() - document.getRightMargin();
    }

    /** Begins a new page, unless one has just begun. */
    public void page() {
        if (!isFresh) {
            document.add(new AreaBreak(AreaBreakType.NEXT_PAGE));
            isFresh = true;
        }
    }

    private void turn(boolean wide) {
        if (wide != isWide) {
            isWide = wide;
            pdf().setDefaultPageSize(wide ? PageSize.A4.rotate() : PageSize.A4);
            document.add(new AreaBreak(AreaBreakType.NEXT_PAGE));
        }
    }

    /**
     * Begins a part: a heading of the second level with an entry in the outline.
     *
     * @param text the heading
     */
    public void part(Text text) {
        turn(false);
        put(opened(text));
    }

    /**
     * Begins a part whose heading and remark never stand apart from what follows.
     *
     * @param text the heading
     * @param remark the remark
     */
    public void part(Text text, Text remark) {
        turn(false);
        headed(text, remark);
    }

    /**
     * Begins a part on pages that lie on their side, for wide tables.
     *
     * @param text the heading
     * @param remark the remark
     */
    public void widePart(Text text, Text remark) {
        turn(true);
        headed(text, remark);
    }

    private void headed(Text text, Text remark) {
        Div head = new Div().add(opened(text)).setKeepTogether(true).setKeepWithNext(true);
        typesetter.bilingual(remark, TextStyle.REMARK).forEach(head::add);
        put(head.setMarginBottom(4));
    }

    private Paragraph opened(Text text) {
        Paragraph heading = typesetter
                .heading(text, TextStyle.PART, StandardRoles.H2)
                .setMarginTop(14)
                .setMarginBottom(6)
                .setKeepWithNext(true);
        PdfOutline root = pdf().getOutlines(false);
        String name = "part-" + (root.getAllChildren().size() + 1);
        heading.setDestination(name);
        root.addOutline(typesetter.line(text)).addAction(PdfAction.createGoTo(name));
        return heading;
    }

    /**
     * A heading inside a part.
     *
     * @param text the heading
     */
    public void section(Text text) {
        put(typesetter
                .heading(text, TextStyle.SECTION, StandardRoles.H3)
                .setMarginTop(9)
                .setMarginBottom(4)
                .setKeepWithNext(true));
    }

    /**
     * Running text.
     *
     * @param text the text
     * @param style its style
     */
    public void paragraph(Text text, TextStyle style) {
        for (Paragraph paragraph : typesetter.bilingual(text, style)) {
            put(paragraph.setMarginBottom(4));
        }
    }

    /**
     * Puts a table of short rows on the page; a small one is never split.
     *
     * @param table the table
     */
    public void small(Table table) {
        add(table.setKeepTogether(table.getNumberOfRows() <= SMALL));
    }

    /**
     * A text as paragraphs that are put somewhere else.
     *
     * @param text the text
     * @param style its style
     * @return one paragraph for each language printed
     */
    public List<Paragraph> paragraphs(Text text, TextStyle style) {
        return typesetter.bilingual(text, style);
    }

    /**
     * A paragraph without language.
     *
     * @param text an id, number or digest
     * @param style its style
     * @return the paragraph
     */
    public Paragraph neutral(String text, TextStyle style) {
        return typesetter.neutral(text, style);
    }

    /**
     * A heading of the first level, which only the cover has.
     *
     * @param text the heading
     * @return the heading
     */
    public Paragraph title(Text text) {
        return typesetter.heading(text, TextStyle.TITLE, StandardRoles.H1);
    }

    /**
     * Puts a block on the page.
     *
     * @param block the block
     */
    public void add(IBlockElement block) {
        put(block);
    }

    private void put(IBlockElement block) {
        isFresh = false;
        document.add(block);
    }

    /**
     * Puts a drawing on the page, read aloud as its alternative text.
     *
     * @param drawing the drawing
     * @param alternative what it shows
     */
    public void figure(PdfFormXObject drawing, Text alternative) {
        Div block =
                new Div().add(image(drawing, alternative)).setKeepTogether(true).setMarginBottom(6);
        block.getAccessibilityProperties().setRole(StandardRoles.DIV);
        document.add(block);
    }

    /**
     * A drawing that is put somewhere else.
     *
     * @param drawing the drawing
     * @param alternative what it shows
     * @return the image
     */
    public Image image(PdfFormXObject drawing, Text alternative) {
        Image image = new Image(drawing);
        image.getAccessibilityProperties()
                .setAlternateDescription(typesetter.line(alternative))
                .setLanguage(language.hasChinese() ? "zh-CN" : "en");
        return image;
    }

    /**
     * A table over the whole width.
     *
     * @param shares the widths of the columns, relative to each other
     * @return the table, without rows
     */
    public Table table(int... shares) {
        float[] widths = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            widths[i] = shares[i];
        }
        return new Table(UnitValue.createPercentArray(widths))
                .useAllAvailableWidth()
                .setFixedLayout()
                .setMarginBottom(8);
    }

    /**
     * Gives a table its head, repeated on every page.
     *
     * @param table the table
     * @param keys the texts of the columns; one that begins with {@code #} stands over numbers, to the right
     * @return the table
     */
    public Table head(Table table, String... keys) {
        for (String key : keys) {
            boolean isNumber = key.startsWith(NUMBER);
            Cell cell = cell(text(isNumber ? key.substring(1) : key), TextStyle.HEAD)
                    .setBackgroundColor(ink.of("tint"))
                    .setTextAlignment(isNumber ? TextAlignment.RIGHT : TextAlignment.LEFT);
            scope(cell, "Column");
            table.addHeaderCell(cell.setVerticalAlignment(VerticalAlignment.BOTTOM));
        }
        return table;
    }

    /**
     * The head of a row.
     *
     * @param text its text
     * @return the cell
     */
    public Cell rowHead(Text text) {
        Cell cell = cell(text, TextStyle.LABEL);
        scope(cell, "Row");
        return cell;
    }

    /**
     * The head of a row with both languages on one line.
     *
     * @param text its text
     * @return the cell
     */
    public Cell label(Text text) {
        Cell cell = empty().add(typesetter.heading(text, TextStyle.LABEL, StandardRoles.P));
        scope(cell, "Row");
        return cell;
    }

    private static void scope(Cell cell, String direction) {
        cell.getAccessibilityProperties().setRole(StandardRoles.TH);
        cell.getAccessibilityProperties()
                .addAttributes(new PdfStructureAttributes("Table").addEnumAttribute("Scope", direction));
    }

    /**
     * A cell.
     *
     * @param text its text
     * @param style the style
     * @return the cell
     */
    public Cell cell(Text text, TextStyle style) {
        Cell cell = empty();
        typesetter.bilingual(text, style).forEach(cell::add);
        return cell;
    }

    /**
     * A cell without language.
     *
     * @param text an id, number or digest
     * @param style the style
     * @return the cell
     */
    public Cell cell(String text, TextStyle style) {
        return empty().add(typesetter.neutral(text.isBlank() ? NOTHING : text, style));
    }

    /**
     * A cell with a number, set to the right.
     *
     * @param text the number
     * @return the cell
     */
    public Cell number(String text) {
        return cell(text, TextStyle.CELL).setTextAlignment(TextAlignment.RIGHT);
    }

    /**
     * A cell to be filled.
     *
     * @return the cell, never split between pages while it fits on one
     */
    public Cell empty() {
        return new Cell()
                .setPadding(3)
                .setBorder(Border.NO_BORDER)
                .setBorderBottom(new SolidBorder(ink.of("line"), 0.5f))
                .setKeepTogether(true);
    }

    /**
     * A colour of the template.
     *
     * @param name its name
     * @return the colour
     */
    public Color colour(String name) {
        return ink.of(name);
    }
}
