package org.lingtan.engine.release;

/**
 * The oracle of {@link TimelineCampaign}: for each version and each day a yes or no, changed as an announcement would be
 * read aloud. It shares no code and no representation with what it judges.
 */
final class DayByDay {

    static final int DAYS = 220;

    private final boolean[][] judges;
    private final boolean[][] drafted;
    private final int[] first;
    private final int[] draftFirst;
    private final int[] choice;
    private final boolean[] released;
    private final boolean[] superseded;
    private final boolean[] withdrawn;

    DayByDay(int versions) {
        judges = new boolean[versions][DAYS];
        drafted = new boolean[versions][DAYS];
        first = new int[versions];
        draftFirst = new int[versions];
        choice = new int[versions];
        released = new boolean[versions];
        superseded = new boolean[versions];
        withdrawn = new boolean[versions];
    }

    void draft(int version, int from, int to) {
        draftFirst[version] = from;
        for (int day = from; day < DAYS && (to < 0 || day <= to); day++) {
            drafted[version][day] = true;
        }
    }

    boolean mayRelease(int version, int from, int to, int today) {
        if (released[version]) {
            return false;
        }
        for (int day = from; day <= today && (to < 0 || day <= to); day++) {
            for (boolean[] other : judges) {
                if (other[day]) {
                    return false;
                }
            }
        }
        return true;
    }

    void release(int version, int from, int to, int optIn) {
        released[version] = true;
        first[version] = from;
        choice[version] = optIn;
        for (int day = from; day < DAYS && (to < 0 || day <= to); day++) {
            judges[version][day] = true;
        }
    }

    boolean mayEnd(int version, int to, int today) {
        return mayWithdraw(version) && !superseded[version] && (to < 0 || (to >= today && to >= first[version]));
    }

    void end(int version, int to) {
        for (int day = first[version]; day < DAYS; day++) {
            judges[version][day] = to < 0 || day <= to;
        }
    }

    void supersede(int version, int from) {
        superseded[version] = true;
        stop(version, from);
    }

    boolean mayWithdraw(int version) {
        return released[version] && !withdrawn[version];
    }

    void withdraw(int version, int from) {
        withdrawn[version] = true;
        stop(version, from);
    }

    private void stop(int version, int from) {
        for (int day = from; day < DAYS; day++) {
            judges[version][day] = false;
        }
    }

    /** The version in force; -1 for none. */
    int inForce(int day) {
        boolean any = false;
        for (boolean one : released) {
            any |= one;
        }
        int best = -1;
        for (int version = 0; version < judges.length; version++) {
            boolean in = any ? judges[version][day] : drafted[version][day];
            int[] from = any ? first : draftFirst;
            if (in && (best < 0 || from[version] >= from[best])) {
                best = version;
            }
        }
        return best;
    }

    /** The version that judges a case of a day with a choice or without (-1); -1 where the case is refused. */
    int judging(int day, int chosen) {
        if (chosen < 0 || chosen == inForce(day)) {
            return inForce(day);
        }
        boolean admitted = released[chosen]
                && !withdrawn[chosen]
                && choice[chosen] >= 0
                && day >= choice[chosen]
                && day < first[chosen];
        return admitted ? chosen : -1;
    }
}
