package org.lingtan.api.evidence;

import java.util.List;
import org.lingtan.catalog.Text;

/**
 * A line of the sheet {@code park}.
 *
 * @param key the key that packing reads
 * @param title what to fill in
 * @param note the form of the answer
 * @param required whether it must be filled in
 * @param choices the words to choose from; none for free text
 */
record ParkField(String key, Text title, Text note, boolean required, List<String> choices) {

    /** Copies the choices. */
    ParkField {
        choices = List.copyOf(choices);
    }

    private static ParkField of(
            String key, String zh, String en, String noteZh, String noteEn, boolean required, String... choices) {
        return new ParkField(key, new Text(zh, en), new Text(noteZh, noteEn), required, List.of(choices));
    }

    /** Every line, in the order shown. */
    static final List<ParkField> ALL = List.of(
            of("rulebook", "规则集", "rulebook", "请勿更改", "do not change", true),
            of("application-date", "申请日期", "date of application", "YYYY-MM-DD", "YYYY-MM-DD", true),
            of("year", "报告年度", "year reported", "日历年", "calendar year", true),
            of("name-zh", "园区名称（中文）", "name of the park in Chinese", "文字", "text", true),
            of("name-en", "园区名称（英文）", "name of the park in English", "文字", "text", true),
            of(
                    "credit-code",
                    "统一社会信用代码",
                    "unified social credit code",
                    "18 位，GB 32100",
                    "18 characters, GB 32100",
                    true),
            of("division", "行政区划代码", "administrative division code", "6 位数字", "6 digits", true),
            of(
                    "type",
                    "园区类型",
                    "type of the park",
                    "请选择",
                    "choose one",
                    true,
                    "industrial",
                    "logistics",
                    "office",
                    "mixed"),
            of("area", "边界内面积", "area inside the boundary", "平方米", "m2", true),
            of(
                    "boundary",
                    "边界",
                    "boundary",
                    "whole：整个园区；park-in-park：园中园，并填四至",
                    "whole, or park-in-park with its four sides",
                    true,
                    "whole",
                    "park-in-park"),
            of("north", "北至", "northern side", "仅园中园填写", "only for a park in park", false),
            of("east", "东至", "eastern side", "仅园中园填写", "only for a park in park", false),
            of("south", "南至", "southern side", "仅园中园填写", "only for a park in park", false),
            of("west", "西至", "western side", "仅园中园填写", "only for a park in park", false));
}
