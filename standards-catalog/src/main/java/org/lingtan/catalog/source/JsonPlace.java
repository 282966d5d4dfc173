package org.lingtan.catalog.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a value of a JSON document stands. Written out only where somebody asks: most values are never complained of. */
final class JsonPlace {

    private final String name;
    private final int line;
    private final @Nullable JsonPlace above;
    private final String step;
    private final int item;

    private JsonPlace(String name, int line, @Nullable JsonPlace above, String step, int item) {
        this.name = name;
        this.line = line;
        this.above = above;
        this.step = step;
        this.item = item;
    }

    /** The document itself. */
    static JsonPlace root(String name, int line) {
        return new JsonPlace(name, line, null, "$", 0);
    }

    /** The same value at a later line of it. */
    JsonPlace at(int later) {
        return new JsonPlace(name, later, above, step, item);
    }

    /** The value of a key. */
    JsonPlace key(String key, int at) {
        return new JsonPlace(name, at, this, key, 0);
    }

    /** An item of a list, counted from 1. */
    JsonPlace item(int number, int at) {
        return new JsonPlace(name, at, this, "", number);
    }

    /** Whether these keys, from the document on, lead here. */
    boolean isAt(List<String> keys) {
        JsonPlace at = this;
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (at.above == null || at.item > 0 || !at.step.equals(keys.get(i))) {
                return false;
            }
            at = at.above;
        }
        return at.above == null;
    }

    private void path(StringBuilder out) {
        if (above == null) {
            out.append(step);
            return;
        }
        above.path(out);
        if (item > 0) {
            out.append('[').append(item).append(']');
        } else {
            out.append('.').append(step);
        }
    }

    /** File, line and path, for example {@code register.json:3 $.entries[1].id}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(name).append(':').append(line).append(' ');
        path(out);
        return out.toString();
    }
}
