package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.colors.Color;
import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.element.Paragraph;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.ReportTemplate;
import org.lingtan.report.internal.font.DocumentFonts;

/** The words of a report in its languages, fonts and colours, as paragraphs that stand nowhere yet. */
abstract class Texts {

    final Typesetter typesetter;
    final Ink ink;
    private final DocumentFonts fonts;
    private final ReportTemplate template;
    private final ReportLanguage language;

    Texts(DocumentFonts fonts, ReportTemplate template, ReportLanguage language) {
        this.ink = new Ink(template);
        this.typesetter = new Typesetter(fonts, ink, language);
        this.fonts = fonts;
        this.template = template;
        this.language = language;
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
     * A text that there may be, such as the name of a word of the data.
     *
     * @param key its key
     * @return the text, or empty
     */
    public Optional<Text> findText(String key) {
        return template.findText(key);
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
     * A colour of the template.
     *
     * @param name its name
     * @return the colour
     */
    public Color colour(String name) {
        return ink.of(name);
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
     * A text as paragraphs, each with room below it, that are put somewhere else.
     *
     * @param text the text
     * @param style its style
     * @return one paragraph for each language printed
     */
    public List<Paragraph> spaced(Text text, TextStyle style) {
        List<Paragraph> paragraphs = typesetter.bilingual(text, style);
        paragraphs.forEach(paragraph -> paragraph.setMarginBottom(4));
        return paragraphs;
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
        return typesetter.heading(text, TextStyle.TITLE, StandardRoles.H1, "\n");
    }

    /**
     * A paragraph with both languages on one line.
     *
     * @param text the text
     * @param style its style
     * @return the paragraph
     */
    public Paragraph oneLine(Text text, TextStyle style) {
        return typesetter.heading(text, style, StandardRoles.P);
    }
}
