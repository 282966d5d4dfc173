package org.lingtan.catalog.source;

import java.util.List;
import org.lingtan.catalog.Text;

/** The texts of the readers of this package; in Java only where YAML itself could not be read yet. */
final class SourceTexts {

    private SourceTexts() {}

    static SourceException refuse(String code, String place, Object... found) {
        return new SourceException(List.of(new Problem(code, Severity.ERROR, place, text(code, found))));
    }

    private static Text text(String code, Object... f) {
        return switch (code) {
            case "yaml.too-long" ->
                new Text(
                        "文件有 %s 个字符，上限为 %s。请拆分文件。".formatted(f),
                        "The file has %s characters; at most %s are read. Split it.".formatted(f));
            case "yaml.empty" -> new Text("文件为空。请填写内容。", "The file is empty. Fill it in.");
            case "yaml.not-yaml" ->
                new Text(
                        "不是有效的 YAML：%s。请检查缩进与引号。".formatted(f),
                        "This is not YAML: %s. Check indentation and quotes.".formatted(f));
            case "yaml.alias" ->
                new Text("不允许使用锚点与别名。请写出内容。", "Anchors and aliases are not allowed. Write the content out.");
            case "yaml.key" -> new Text("键必须是文本。", "A key must be plain text.");
            case "yaml.duplicate" ->
                new Text("键“%s”出现两次。请删除其一。".formatted(f), "The key '%s' stands twice. Remove one.".formatted(f));
            case "yaml.missing" ->
                new Text("缺少键“%s”。请补充。".formatted(f), "The key '%s' is missing. Add it.".formatted(f));
            case "yaml.kind" -> new Text("此处应为：%s。".formatted(f), "Expected here: %s.".formatted(f));
            case "yaml.blank" -> new Text("此处不能为空。请填写或删除该键。", "This must not be blank. Fill it in or remove the key.");
            case "yaml.unknown" ->
                new Text("未知的键“%s”。允许：%s。".formatted(f), "Unknown key '%s'. Allowed: %s.".formatted(f));
            case "number.too-long" ->
                new Text(
                        "数字有 %s 个字符；最多 %s 位。请按原始精度填写。".formatted(f),
                        "The number has %s characters; at most %s digits are read. Give it in its own precision."
                                .formatted(f));
            case "number.too-large" ->
                new Text(
                        "数字“%s”超出范围：最多 %s 位，指数 ±%s。请检查数值与单位。".formatted(f),
                        "The number '%s' is out of range: at most %s digits, exponent at most ±%s. Check value and unit."
                                .formatted(f));
            case "number.full-width" ->
                new Text(
                        "“%s”含全角数字。请改用半角数字。".formatted(f),
                        "'%s' has full-width digits. Use ASCII digits.".formatted(f));
            case "number.separator" ->
                new Text(
                        "“%s”含千位分隔符或小数逗号，含义不明。请写成 1234.5 的形式。".formatted(f),
                        "'%s' has a thousands separator or decimal comma and could mean two things. Write it like 1234.5."
                                .formatted(f));
            case "number.not-a-number" ->
                new Text(
                        "“%s”不是数字。请写成 1234.5 的形式。".formatted(f),
                        "'%s' is not a number. Write it like 1234.5.".formatted(f));
            default -> throw new IllegalArgumentException("The problem code (%s) has no text.".formatted(code));
        };
    }
}
