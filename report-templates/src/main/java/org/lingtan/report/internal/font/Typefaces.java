package org.lingtan.report.internal.font;

import com.itextpdf.io.font.FontProgram;
import com.itextpdf.io.font.FontProgramFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The font programs of the product, read once. The whole font is read only when a report needs a rare character. */
final class Typefaces {

    private static final class Regular {
        static final FontProgram FONT = read("Regular.ttf");
    }

    private static final class Bold {
        static final FontProgram FONT = read("Bold.ttf");
    }

    private static final class Whole {
        static final FontProgram FONT = read("Whole.ttf");
    }

    private Typefaces() {}

    static FontProgram regular() {
        return Regular.FONT;
    }

    static FontProgram bold() {
        return Bold.FONT;
    }

    static FontProgram whole() {
        return Whole.FONT;
    }

    private static FontProgram read(String name) {
        try (InputStream in = Typefaces.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The font (%s) is missing. Maybe the module was not built by Maven.".formatted(name));
            }
            return FontProgramFactory.createFont(in.readAllBytes(), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
