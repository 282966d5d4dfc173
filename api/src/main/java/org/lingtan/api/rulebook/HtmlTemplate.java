package org.lingtan.api.rulebook;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Fills a page. Every value is escaped by the template engine, and a name that the page asks for and nobody gives is a
 * fault, so that no gap is shown as nothing.
 */
final class HtmlTemplate {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(true).withLoader(name -> new StringReader(resource(name + ".mustache")));

    private final Template template;

    /**
     * A page.
     *
     * @param name the name of its file beside this class, without ending
     */
    HtmlTemplate(String name) {
        this.template = COMPILER.compile(resource(name + ".mustache"));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no page (%s).".formatted(name));
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                java.io.StringWriter text = new java.io.StringWriter();
                reader.transferTo(text);
                return text.toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the page with its values. */
    void write(Map<String, Object> values, Writer out) {
        template.execute(values, out);
    }
}
