package org.lingtan.engine.release;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lingtan.engine.rulebook.RulebookId;

/**
 * One signed statement about a version of a rulebook.
 *
 * @param number its place in the chain, counted from 1
 * @param rulebook id and version
 * @param content the digest of the files that it speaks of
 * @param previous the digest of the statement before it; empty for the first
 * @param signedAt when it was signed, by the clock of the signer, to the second
 * @param signer who signed
 * @param act what is stated
 * @param digest {@code sha256:} over the bytes of the statement's file
 */
public record Statement(
        int number,
        RulebookId rulebook,
        String content,
        String previous,
        Instant signedAt,
        Person signer,
        Act act,
        String digest) {

    private static final Pattern FILE = Pattern.compile("([0-9]{4})-.*");

    /** The days of a rulebook are days in China. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    /**
     * The day of signing.
     *
     * @return the day in China
     */
    public LocalDate signedOn() {
        return dayOf(signedAt);
    }

    /**
     * The day in China at an instant.
     *
     * @param instant the instant
     * @return the day
     */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, CHINA);
    }

    /** The same, as if it had been signed at another time. */
    Statement signedAt(Instant time) {
        return new Statement(number, rulebook, content, previous, time, signer, act, digest);
    }

    /** The name of the statement's file. */
    static String file(int number, Act act) {
        return "%04d-%s.json".formatted(number, act.kind());
    }

    /** The number in the name of a statement's file; 0 for any other file. */
    static int number(String file) {
        Matcher matcher = FILE.matcher(file);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
