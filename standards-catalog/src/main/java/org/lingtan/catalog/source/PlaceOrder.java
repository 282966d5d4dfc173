package org.lingtan.catalog.source;

import java.util.Comparator;

/** Orders places as people count: digits are compared as numbers of any length, so line 14 comes before line 110. */
final class PlaceOrder implements Comparator<String> {

    @Override
    public int compare(String one, String two) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < two.length()) {
            int iEnd = digitsEnd(one, i);
            int jEnd = digitsEnd(two, j);
            boolean numbers = iEnd > i && jEnd > j;
            int order = numbers
                    ? compareNumbers(one.substring(i, iEnd), two.substring(j, jEnd))
                    : Character.compare(one.charAt(i), two.charAt(j));
            if (order != 0) {
                return order;
            }
            i = numbers ? iEnd : i + 1;
            j = numbers ? jEnd : j + 1;
        }
        int rest = Integer.compare(one.length() - i, two.length() - j);
        // Equal but for leading zeros: the text decides, so that different places never count as equal.
        return rest != 0 ? rest : one.compareTo(two);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String one, String two) {
        String bareOne = one.replaceFirst("^0+", "");
        String bareTwo = two.replaceFirst("^0+", "");
        int length = Integer.compare(bareOne.length(), bareTwo.length());
        return length != 0 ? length : bareOne.compareTo(bareTwo);
    }
}
