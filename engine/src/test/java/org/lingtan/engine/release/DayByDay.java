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
    /** The last day as stated, -1 for none. */
    private final int[] last;

    DayByDay(int versions) {
        judges = new boolean[versions][DAYS];
        drafted = new boolean[versions][DAYS];
        first = new int[versions];
        draftFirst = new int[versions];
        choice = new int[versions];
        released = new boolean[versions];
        superseded = new boolean[versions];
        withdrawn = new boolean[versions];
        last = new int[versions];
    }

    void draft(int version, int from, int to) {
        draftFirst[version] = from;
        for (int day = from; day < DAYS && (to < 0 || day <= to); day++) {
            drafted[version][day] = true;
        }
    }

    /** The editor writes other days into a draft. */
    void redraft(int version, int from, int to) {
        java.util.Arrays.fill(drafted[version], false);
        draft(version, from, to);
    }

    /** Whether every day up to today that somebody judges is still judged by the same after the release. */
    boolean mayRelease(int version, int from, int to, int today) {
        if (released[version]) {
            return false;
        }
        int[] before = new int[today + 1];
        for (int day = 0; day <= today; day++) {
            before[day] = inForce(day);
        }
        boolean[] judged = judges[version].clone();
        int began = first[version];
        release(version, from, to, -1);
        boolean same = true;
        for (int day = 0; day <= today; day++) {
            same &= before[day] < 0 || before[day] == inForce(day);
        }
        released[version] = false;
        judges[version] = judged;
        first[version] = began;
        return same;
    }

    void release(int version, int from, int to, int optIn) {
        released[version] = true;
        first[version] = from;
        choice[version] = optIn;
        last[version] = to;
        for (int day = from; day < DAYS && (to < 0 || day <= to); day++) {
            judges[version][day] = true;
        }
    }

    boolean mayEnd(int version, int to, int today) {
        return mayWithdraw(version) && !superseded[version] && (to < 0 || (to >= today && to >= first[version]));
    }

    /** An end may move while it has not come. */
    boolean mayExtend(int version, int to, int today) {
        return mayEnd(version, to, today) && (last[version] < 0 || last[version] >= today);
    }

    void end(int version, int to) {
        last[version] = to;
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
        boolean draftsJudge = true;
        for (int version = 0; version < released.length; version++) {
            draftsJudge &= !released[version] || day < first[version];
        }
        int best = -1;
        for (int version = 0; version < judges.length; version++) {
            boolean in = draftsJudge ? !released[version] && drafted[version][day] : judges[version][day];
            int[] from = draftsJudge ? draftFirst : first;
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
