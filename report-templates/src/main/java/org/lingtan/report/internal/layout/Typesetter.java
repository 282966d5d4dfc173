package org.lingtan.report.internal.layout;

import com.itextpdf.kernel.pdf.tagging.StandardRoles;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Text;
import com.itextpdf.layout.properties.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.report.ReportLanguage;
import org.lingtan.report.internal.font.DocumentFonts;

/** Sets text in the fonts, sizes and colours of a report, each paragraph tagged with its language. */
final class Typesetter {

    private static final Breaks BREAKS = new Breaks();
    private static final String CARBON = "CO2";

    /** What belongs to the word before it: the rest of a unit, and closing punctuation. */
    private static final Pattern WORD = Pattern.compile("[^\\s\\u2E80-\\u2FFF\\u3040-\\u9FFF\\uF900-\\uFAFF]{1,12}");

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
            chunks(run, size).forEach(paragraph::add);
        }
    }

    /** A run in chunks. The font has no subscript digits: the 2 of CO2 is set lower and smaller. */
    private static List<Text> chunks(DocumentFonts.Run run, float size) {
        if (run.isCodePoints()) {
            return List.of(chunk(run, run.text(), size * 0.8f));
        }
        List<Text> chunks = new ArrayList<>();
        String rest = run.text();
        for (int at = rest.indexOf(CARBON); at >= 0; at = rest.indexOf(CARBON)) {
            Text before = chunk(run, rest.substring(0, at + 2), size);
            rest = rest.substring(at + CARBON.length());
            Matcher word = WORD.matcher(rest);
            float after = run.font().getWidth("2", size * 0.7f)
                    + (word.lookingAt() ? run.font().getWidth(word.group(), size) : 0);
            before.setNextRenderer(new JoinedText(before, (int) StrictMath.ceil(after)));
            chunks.add(before);
            chunks.add(chunk(run, "2", size * 0.7f).setTextRise(-size * 0.18f));
        }
        if (!rest.isEmpty()) {
            chunks.add(chunk(run, rest, size));
        }
        return chunks;
    }

    private static Text chunk(DocumentFonts.Run run, String text, float size) {
        return new Text(text).setFont(run.font()).setFontSize(size);
    }

    /** Part and section headings: both languages on one line, so that the outline has one entry. */
    Paragraph heading(org.lingtan.catalog.Text text, TextStyle style, String role) {
        return heading(text, style, role, "  ");
    }

    /** A heading with something between its languages. */
    Paragraph heading(org.lingtan.catalog.Text text, TextStyle style, String role, String between) {
        boolean hasChinese = language.hasChinese();
        Paragraph heading =
                paragraph(hasChinese ? text.zh() : text.en(), style, hasChinese ? "zh-CN" : "en", style.size());
        heading.getAccessibilityProperties().setRole(role);
        if (hasChinese && language.hasEnglish() && !text.zh().equals(text.en())) {
            heading.add(new Text(between).setFont(fonts.weight(style.isBold())));
            for (DocumentFonts.Run run : fonts.runs(text.en(), style.isBold())) {
                for (Text english : chunks(run, style.secondSize())) {
                    english.getAccessibilityProperties().setLanguage("en");
                    heading.add(english);
                }
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
