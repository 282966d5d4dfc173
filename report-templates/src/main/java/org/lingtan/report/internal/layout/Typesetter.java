package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.properties.Property;
import java.util.ArrayList;
import java.util.List;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.internal.font.DocumentFonts;

/** Sets text in the fonts, sizes and colours of a report, each paragraph tagged with its language. */
final class Typesetter {

    private static final Breaks BREAKS = new Breaks();
    private static final String CARBON = "CO2";

    private final DocumentFonts fonts;
    private final Ink ink;
    private final ReportLanguage language;

    Typesetter(DocumentFonts fonts, Ink ink, ReportLanguage language) {
        this.fonts = fonts;
        this.ink = ink;
        this.language = language;
    }

    /** A text in the language of the report; in both, English stands below Chinese, smaller. */
    List<Paragraph> bilingual(org.lingtan.catalog.Text text, TextStyle style) {
        List<Paragraph> paragraphs = new ArrayList<>();
        boolean same = text.zh().equals(text.en());
        if (language.hasChinese()) {
            paragraphs.add(paragraph(text.zh(), style, same ? "" : "zh-CN", style.size()));
        }
        if (language.hasEnglish() && !(same && language.hasChinese())) {
            boolean second = language.hasChinese();
            paragraphs.add(paragraph(text.en(), style, "en", second ? style.secondSize() : style.size()));
        }
        return paragraphs;
    }

    /** A text that is the same in every language: an id, a number, a digest. */
    Paragraph neutral(String text, TextStyle style) {
        return paragraph(text, style, "", style.size());
    }

    private Paragraph paragraph(String text, TextStyle style, String tongue, float size) {
        Paragraph paragraph = new Paragraph()
                .setMargin(0)
                .setMultipliedLeading(1.22f)
                .setFont(fonts.weight(style.isBold()))
                .setFontSize(size)
                .setFontColor(ink.of(style.colour()));
        paragraph.setProperty(Property.SPLIT_CHARACTERS, BREAKS);
        paragraph.getAccessibilityProperties().setRole(StandardRoles.P);
        if (!tongue.isEmpty()) {
            paragraph.getAccessibilityProperties().setLanguage(tongue);
        }
        fill(paragraph, text, style, size);
        return paragraph;
    }

    private void fill(Paragraph paragraph, String text, TextStyle style, float size) {
        for (DocumentFonts.Run run : fonts.runs(text, style.isBold())) {
            if (run.isCodePoints()) {
                paragraph.add(new Text(run.text()).setFont(run.font()).setFontSize(size * 0.8f));
            } else {
                carbon(paragraph, run, size);
            }
        }
    }

    /** The font has no subscript digits: the 2 of CO2 is set lower and smaller. */
    private static void carbon(Paragraph paragraph, DocumentFonts.Run run, float size) {
        String rest = run.text();
        for (int at = rest.indexOf(CARBON); at >= 0; at = rest.indexOf(CARBON)) {
            paragraph.add(new Text(rest.substring(0, at + 2)).setFont(run.font()));
            paragraph.add(
                    new Text("2").setFont(run.font()).setFontSize(size * 0.7f).setTextRise(-size * 0.18f));
            rest = rest.substring(at + CARBON.length());
        }
        if (!rest.isEmpty()) {
            paragraph.add(new Text(rest).setFont(run.font()));
        }
    }

    /** Part and section headings: both languages on one line, so that the outline has one entry. */
    Paragraph heading(org.lingtan.catalog.Text text, TextStyle style, String role) {
        boolean hasChinese = language.hasChinese();
        Paragraph heading =
                paragraph(hasChinese ? text.zh() : text.en(), style, hasChinese ? "zh-CN" : "en", style.size());
        heading.getAccessibilityProperties().setRole(role);
        if (hasChinese && language.hasEnglish() && !text.zh().equals(text.en())) {
            for (DocumentFonts.Run run : fonts.runs("  " + text.en(), style.isBold())) {
                Text english = new Text(run.text()).setFont(run.font()).setFontSize(style.secondSize());
                english.getAccessibilityProperties().setLanguage("en");
                heading.add(english);
            }
        }
        return heading;
    }

    /** Both languages of a text on one line, for outlines, alternative texts and page furniture. */
    String line(org.lingtan.catalog.Text text) {
        if (language != ReportLanguage.BOTH || text.zh().equals(text.en())) {
            return language.hasChinese() ? text.zh() : text.en();
        }
        return text.zh() + " " + text.en();
    }
}
