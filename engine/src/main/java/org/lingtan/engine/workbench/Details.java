package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lingtan.catalog.Text;
import org.lingtan.engine.workbench.Change.Matter;

/** Compares one thing detail by detail. */
final class Details {

    private final List<Change> changes = new ArrayList<>();
    private final Matter matter;
    private final String id;
    private final Text name;
    private final List<String> criteria;

    Details(Matter matter, String id, Text name, List<String> criteria) {
        this.matter = matter;
        this.id = id;
        this.name = name;
        this.criteria = criteria;
    }

    /** A detail on which results may depend. */
    Details judging(String detail, Object before, Object after) {
        return compare(detail, text(before), text(after), true);
    }

    /** A detail that is only read. */
    Details read(String detail, Object before, Object after) {
        return compare(detail, text(before), text(after), false);
    }

    private Details compare(String detail, Optional<Text> before, Optional<Text> after, boolean judges) {
        if (!before.equals(after)) {
            changes.add(new Change.Detail(matter, id, name, detail, before, after, criteria, judges));
        }
        return this;
    }

    List<Change> changes() {
        return changes;
    }

    /** A text in both languages, or a word that is the same in both; empty for nothing. */
    static Optional<Text> text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(Details::text);
        }
        if (value instanceof Text text) {
            return Optional.of(text);
        }
        String word = String.valueOf(value);
        return word.isBlank() ? Optional.empty() : Optional.of(new Text(word, word));
    }
}
