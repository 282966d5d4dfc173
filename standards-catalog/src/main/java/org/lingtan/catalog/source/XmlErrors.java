package org.lingtan.catalog.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Gathers what is wrong with one XML file, in our own words: the parser's sentences exist in one language only. */
final class XmlErrors implements ErrorHandler {

    private static final int MAX_LISTED = 500;
    private static final Pattern CODE = Pattern.compile("^([a-zA-Z]+-[a-zA-Z0-9.-]+):");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    // The validator repeats the same fault for the type around it; one line is enough.
    private static final Set<String> ECHOES =
            Set.of("cvc-attribute.3", "cvc-type.3.1.3", "cvc-complex-type.2.2", "cvc-datatype-valid.1.2.3");

    private final ProblemTexts texts;
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private Supplier<String> path = () -> "";
    private long more;

    XmlErrors(ProblemTexts texts, String file) {
        this.texts = texts;
        this.file = file;
    }

    String file() {
        return file;
    }

    void follow(Supplier<String> where) {
        path = where;
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        List<Problem> result = new ArrayList<>(problems);
        if (more > 0) {
            result.add(texts.problem("xml.more", file, more));
        }
        return result;
    }

    SourceException refusal(String code, String place, Object... found) {
        return new SourceException(List.of(texts.problem(code, place, found)));
    }

    SourceException notWellFormed(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        String place = file + ":" + Math.max(e.getLineNumber(), 1);
        String code = message.contains("disallow-doctype-decl")
                ? "xml.doctype"
                : message.contains("JAXP00010002")
                        ? "xml.attributes"
                        : message.contains("JAXP00010006") ? "xml.depth" : "xml.not-xml";
        Object found = code.equals("xml.attributes")
                ? XmlSource.MAX_ATTRIBUTES
                : code.equals("xml.depth") ? XmlSource.MAX_DEPTH : e.getColumnNumber();
        List<Problem> all = problems();
        all.add(texts.problem(code, place, found));
        return new SourceException(all);
    }

    @Override
    public void warning(SAXParseException e) {
        error(e);
    }

    @Override
    public void error(SAXParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher code = CODE.matcher(message);
        String key = code.find() ? code.group(1) : "";
        if (ECHOES.contains(key)) {
            return;
        }
        if (problems.size() >= MAX_LISTED) {
            more++;
            return;
        }
        List<String> found = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(message);
        while (quoted.find()) {
            found.add(quoted.group(1).replaceAll("\"urn:[^\"]*\":", ""));
        }
        String known = "xml.schema." + key;
        boolean has = texts.codes().contains(known);
        problems.add(
                texts.problem(has ? known : "xml.schema", place(e), has ? found.toArray() : new Object[] {message}));
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXParseException {
        throw e;
    }

    private String place(SAXParseException e) {
        return file + ":" + Math.max(e.getLineNumber(), 1) + " " + path.get();
    }
}
