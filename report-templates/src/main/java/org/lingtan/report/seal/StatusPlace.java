package org.lingtan.report.seal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the status of a certificate's credential stands. It follows from the number and from where the certificate is looked
 * up, so that it is known before the credential is signed and nothing has to be kept.
 *
 * @param revocation the address of the list of those taken back
 * @param suspension the address of the list of those suspended
 * @param index the place in both, a whole number from 0
 */
public record StatusPlace(String revocation, String suspension, String index) {

    private static final String LOOKED_UP = "/api/v1/certificates/";
    private static final Pattern NUMBER = Pattern.compile("LT-([2-9][0-9]{3})-([0-9]{6,18})");

    /**
     * The place of a certificate.
     *
     * @param verification the address where it is looked up
     * @param number its number
     * @return the place; empty where number or address are not of the register's form
     */
    public static Optional<StatusPlace> find(String verification, String number) {
        Matcher parts = NUMBER.matcher(number);
        String end = LOOKED_UP + number;
        if (!parts.matches() || !verification.endsWith(end) || Long.parseLong(parts.group(2)) == 0) {
            return Optional.empty();
        }
        String register = verification.substring(0, verification.length() - end.length());
        long place = Long.parseLong(parts.group(2)) - 1;
        String list = parts.group(1) + "-" + (place / StatusList.ENTRIES + 1);
        return Optional.of(new StatusPlace(
                address(register, list, StatusList.Purpose.REVOCATION),
                address(register, list, StatusList.Purpose.SUSPENSION),
                String.valueOf(place % StatusList.ENTRIES)));
    }

    /**
     * Where a list stands.
     *
     * @param register where the register is reached, without a slash at its end
     * @param list series and number of the list, for example {@code 2026-1}
     * @param purpose what its bits mean
     * @return the address
     */
    public static String address(String register, String list, StatusList.Purpose purpose) {
        return register + "/api/v1/register/status/" + list + "/" + purpose.code();
    }

    /** As a credential names it: one entry for each list. */
    List<Map<String, Object>> entries() {
        return List.of(
                entry(revocation, StatusList.Purpose.REVOCATION), entry(suspension, StatusList.Purpose.SUSPENSION));
    }

    private Map<String, Object> entry(String address, StatusList.Purpose purpose) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", address + "#" + index);
        entry.put("type", "BitstringStatusListEntry");
        entry.put("statusPurpose", purpose.code());
        entry.put("statusListIndex", index);
        entry.put("statusListCredential", address);
        return entry;
    }
}
