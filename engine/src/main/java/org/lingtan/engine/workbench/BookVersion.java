package org.lingtan.engine.workbench;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.engine.rulebook.Rulebook;

/**
 * One version of a rulebook with everything an editor wrote.
 *
 * @param rulebook what its files mean
 * @param files the files by path below the version folder
 */
public record BookVersion(Rulebook rulebook, Map<String, byte[]> files) {

    /** Copies the map. */
    public BookVersion {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }
}
