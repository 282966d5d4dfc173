package org.lingtan.engine.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what stands in another place of a list, as few things as explain the new order. */
final class Moves {

    private Moves() {}

    /** The ids common to both lists that do not keep their order: all but a longest common subsequence. */
    static Set<String> moved(List<String> before, List<String> after) {
        Set<String> common = new HashSet<>(before);
        common.retainAll(new HashSet<>(after));
        List<String> a = before.stream().filter(common::contains).toList();
        List<String> b = after.stream().filter(common::contains).toList();
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<String> kept = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                kept.add(a.get(i));
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        Set<String> moved = new LinkedHashSet<>(b);
        kept.forEach(moved::remove);
        return moved;
    }
}
