package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfOutline;
import com.itextpdf.kernel.pdf.action.PdfAction;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.kernel.pdf.xobject.PdfFormXObject;
import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.Div;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.Image;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import java.util.List;
import org.lingtan.catalog.Text;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.internal.font.DocumentFonts;

/** What the parts of a report write on: puts headings, paragraphs, tables and figures on pages in their order. */
public final class Sheet extends Tables {

    private final Document document;
    private final Flow flow;

    Sheet(Document document, DocumentFonts fonts, ReportTemplate template, ReportLanguage language) {
        super(fonts, template, language);
        this.document = document;
        this.flow = new Flow(document, this::blank);
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
     * The width inside the margins of the page that is written on.
     *
     * @return points
     */
    public float width() {
        return flow.figureWidth();
    }

    /** Begins a new upright page, unless one has just begun. */
    public void page() {
        flow.page();
    }

    /**
     * Keeps what is written on one page, where it fits on one.
     *
     * @param written writes it
     */
    public void together(Runnable written) {
        flow.keep();
        written.run();
        flow.keptTogether();
    }

    /**
     * Lets what is written go on to the page of the next part where it is small and does not fit on this one.
     *
     * @param written writes it
     */
    public void small(Runnable written) {
        flow.keep();
        written.run();
        flow.keptSmall();
    }

    /**
     * Whether blocks fit on one upright page.
     *
     * @param blocks the blocks
     * @return whether they do
     */
    public boolean fits(List<? extends IBlockElement> blocks) {
        return Measure.height(blocks, width()) <= flow.full();
    }

    /** Puts on the page what still waits for something to follow. */
    void end() {
        flow.end();
    }

    /**
     * Begins a part: a heading of the second level with an entry in the outline.
     *
     * @param text the heading
     */
    public void part(Text text) {
        flow.upright();
        flow.part(opened(text));
    }

    /**
     * Begins a part whose heading and remark never stand apart from what follows.
     *
     * @param text the heading
     * @param remark the remark
     */
    public void part(Text text, Text remark) {
        flow.upright();
        headed(text, remark);
    }

    /**
     * Begins a part on pages that lie on their side, for wide tables.
     *
     * @param text the heading
     * @param remark the remark
     */
    public void widePart(Text text, Text remark) {
        flow.wide();
        headed(text, remark);
    }

    private void headed(Text text, Text remark) {
        Div head = new Div().add(opened(text));
        typesetter.bilingual(remark, TextStyle.REMARK).forEach(head::add);
        flow.part(head.setMarginBottom(4));
    }

    private Paragraph opened(Text text) {
        Paragraph heading = typesetter
                .heading(text, TextStyle.PART, StandardRoles.H2)
                .setMarginTop(14)
                .setMarginBottom(6);
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
        flow.section(typesetter
                .heading(text, TextStyle.SECTION, StandardRoles.H3)
                .setMarginTop(9)
                .setMarginBottom(4));
    }

    /**
     * Running text.
     *
     * @param text the text
     * @param style its style
     */
    public void paragraph(Text text, TextStyle style) {
        flow.text(spaced(text, style));
    }

    /**
     * Puts blocks on one page.
     *
     * @param blocks the blocks
     */
    public void add(List<? extends IBlockElement> blocks) {
        flow.block(blocks);
    }

    /**
     * Puts a table on the page, and on the next ones where it does not fit.
     *
     * @param table the table
     */
    public void add(Table table) {
        flow.table(table, false);
    }

    /**
     * Puts a table on the page after which pages may turn: its last page is not left nearly empty.
     *
     * @param table the table
     */
    public void addLast(Table table) {
        flow.table(table, true);
    }

    /**
     * Puts a table on the page with a remark that never stands apart from its last rows.
     *
     * @param table the table
     * @param remark the remark
     */
    public void add(Table table, Text remark) {
        add(table, List.of(remark));
    }

    /**
     * Puts a table on the page with remarks that never stand apart from its last rows.
     *
     * @param table the table
     * @param remarks the remarks
     */
    public void add(Table table, List<Text> remarks) {
        flow.table(
                table,
                remarks.stream()
                        .flatMap(remark -> spaced(remark, TextStyle.REMARK).stream())
                        .toList());
    }

    /**
     * A drawing in a block of its own, read aloud as its alternative text.
     *
     * @param drawing the drawing
     * @param alternative what it shows
     * @return the block
     */
    public Div figure(PdfFormXObject drawing, Text alternative) {
        Div block =
                new Div().add(image(drawing, alternative)).setKeepTogether(true).setMarginBottom(6);
        block.getAccessibilityProperties().setRole(StandardRoles.DIV);
        return block;
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
                .setLanguage(language().hasChinese() ? "zh-CN" : "en");
        return image;
    }

    /**
     * A table whose columns are as wide as what stands in them asks for.
     *
     * @param keys the texts of the columns, as for any table
     * @return the table, without rows
     */
    public FittedTable fitted(String... keys) {
        return new FittedTable(this, keys);
    }

    /** The width that tables are made for. */
    float tableWidth() {
        return flow.tableWidth();
    }
}
