package org.lingtan.engine.evidence;

import java.nio.charset.Charset;

/** Packages whose form is right and whose content is not. */
final class HostileValues {

    private HostileValues() {}

    static void addTo(HostilePackages all) {
        header(all);
        numbers(all);
        items(all);
        tables(all);
    }

    private static void header(HostilePackages all) {
        all.sample(
                        "credit code with a wrong check character",
                        "credit-code.check",
                        s -> s.park = s.park.replace(SamplePackage.CODE17, "91430100MA4L16JQ9"))
                .sample(
                        "short credit code",
                        "credit-code.length",
                        s -> s.park = s.park.replace(SamplePackage.CODE17, "9143"))
                .sample(
                        "foreign character in a credit code",
                        "credit-code.character",
                        s -> s.park = s.park.replace("MA4L", "OA4L"))
                .sample(
                        "division code of five digits",
                        "evidence.division",
                        s -> s.park = s.park.replace("430100", "43010"))
                .sample(
                        "division of no province",
                        "evidence.division",
                        s -> s.park = s.park.replace("430100", "990100"))
                .sample(
                        "bidi in the name",
                        "name.hidden-character",
                        s -> s.park = s.park.replace("Lingtan Park", "Lingtan \u202EkraP"))
                .sample(
                        "zero width in the name",
                        "name.hidden-character",
                        s -> s.park = s.park.replace("Lingtan Park", "Ling\u200Btan Park"))
                .sample(
                        "name not NFC",
                        "name.not-nfc",
                        s -> s.park = s.park.replace("Lingtan Park", "Mu\u0308nchen Park"))
                .sample(
                        "Cyrillic passing for Latin",
                        "name.mixed-script",
                        s -> s.park = s.park.replace("Lingtan Park", "L\u0456ngt\u0430n Park"))
                .sample("blank name", "name.blank", s -> s.park = s.park.replace("Lingtan Park", " "))
                .sample("year 2014", "evidence.year", s -> s.period = s.period.replace("2025", "2014"))
                .sample("year not over", "evidence.period-not-over", s -> s.period = s.period.replace("2025", "2026"))
                .sample("area of nothing", "evidence.area", s -> s.park = s.park.replace("12000000", "0"))
                .sample(
                        "park in park with three sides",
                        "evidence.side-missing",
                        s -> s.park = s.park.replace(
                                "<boundary kind=\"whole\"/>",
                                "<boundary kind=\"park-in-park\"><side direction=\"north\">a</side><side direction=\"east\">b</side><side direction=\"south\">c</side></boundary>"))
                .sample(
                        "side twice",
                        "evidence.side",
                        s -> s.park = s.park.replace(
                                "<boundary kind=\"whole\"/>",
                                "<boundary kind=\"park-in-park\"><side direction=\"north\">a</side><side direction=\"north\">b</side></boundary>"))
                .sample(
                        "whole park with sides",
                        "evidence.sides-of-whole",
                        s -> s.park = s.park.replace(
                                "<boundary kind=\"whole\"/>",
                                "<boundary kind=\"whole\"><side direction=\"north\">a</side></boundary>"))
                .sample(
                        "rulebook as a path",
                        "evidence.rulebook",
                        s -> s.rulebooks = s.rulebooks.replace("cnip", "../../cnip"))
                .sample(
                        "rulebook twice",
                        "evidence.rulebook-twice",
                        s -> s.rulebooks = s.rulebooks.replace("</rulebooks>", "<rulebook id=\"cnip\"/></rulebooks>"))
                .sample(
                        "exclusion of a rulebook not applied for",
                        "evidence.exclusion-rulebook",
                        s -> s.exclusions =
                                "<exclusions><exclusion rulebook=\"zcpc\" criterion=\"x\" document=\"d1\">r</exclusion></exclusions>")
                .sample(
                        "exclusion without its document",
                        "evidence.exclusion-document",
                        s -> s.exclusions =
                                "<exclusions><exclusion rulebook=\"cnip\" criterion=\"X2\" document=\"d9\">r</exclusion></exclusions>")
                .sample(
                        "exclusion without reason",
                        "evidence.exclusion-reason",
                        s -> s.exclusions =
                                "<exclusions><exclusion rulebook=\"cnip\" criterion=\"X2\" document=\"d1\"> </exclusion></exclusions>")
                .bytes("30 February", "evidence.date", () -> {
                    SamplePackage sample = new SamplePackage();
                    java.util.Map<String, byte[]> files = sample.files();
                    files.put(
                            "evidence.xml",
                            sample.xml()
                                    .replace("2026-03-01", "2026-02-30")
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    return RawZip.of(files).bytes();
                });
    }

    private static void value(HostilePackages all, String name, String code, String value) {
        all.sample(name, code, s -> s.evidence = s.evidence.replace("value=\"45\"", "value=\"" + value + "\""));
    }

    private static void numbers(HostilePackages all) {
        value(all, "1,234", "number.separator", "1,234");
        value(all, "1.234,5", "number.separator", "1.234,5");
        value(all, "full-width digits", "number.full-width", "４５");
        value(all, "exponent bomb", "number.not-a-number", "1e10000000");
        value(all, "exponent beyond the limit", "number.too-large", "1e400");
        value(all, "NaN", "number.not-a-number", "NaN");
        value(all, "Infinity", "number.not-a-number", "Infinity");
        value(all, "hexadecimal", "number.not-a-number", "0x2D");
        value(all, "Arabic digits", "number.not-a-number", "\u0664\u0665");
        value(all, "percent sign in the number", "number.not-a-number", "45%");
        value(all, "sixty digits", "number.too-large", "1".repeat(60));
        value(all, "nine thousand digits", "number.too-long", "1".repeat(9_000));
    }

    private static void items(HostilePackages all) {
        all.sample(
                        "unknown table",
                        "evidence.unknown-table",
                        s -> s.evidence = s.evidence.replace("of=\"water\"", "of=\"wine\""))
                .sample(
                        "unknown quantity",
                        "evidence.unknown-quantity",
                        s -> s.evidence = s.evidence.replace("energy.clean-share", "energy.dirty-share"))
                .sample(
                        "unknown unit",
                        "unit.unknown",
                        s -> s.evidence = s.evidence.replace("unit=\"%\"", "unit=\"furlong\""))
                .sample(
                        "unit of another dimension",
                        "evidence.wrong-unit",
                        s -> s.evidence = s.evidence.replace("unit=\"%\"", "unit=\"kWh\""))
                .sample(
                        "id twice",
                        "evidence.duplicate-id",
                        s -> s.evidence = s.evidence.replace("id=\"q1\"", "id=\"a1\""))
                .sample(
                        "topic as a path",
                        "evidence.topic",
                        s -> s.evidence = s.evidence.replace("platform.basic", "../platform"))
                .sample(
                        "support not listed",
                        "evidence.support-unlisted",
                        s -> s.evidence = s.evidence.replace(
                                "attachment=\"attachments/platform.pdf\" locator=\"page 3\"",
                                "attachment=\"attachments/none.pdf\" locator=\"page 3\""))
                .sample(
                        "blank locator",
                        "evidence.support-locator",
                        s -> s.evidence = s.evidence.replace("page 3", " "))
                .sample(
                        "rows and data",
                        "evidence.rows-and-data",
                        s -> s.evidence = s.evidence.replace(
                                "enterprises.csv\"/></table>",
                                "enterprises.csv\"/><row><cell column=\"id\">1</cell></row></table>"))
                .sample(
                        "data from a PDF",
                        "evidence.not-a-table",
                        s -> s.evidence = s.evidence.replace("enterprises.csv", "platform.pdf"))
                .sample("data from Parquet", "evidence.parquet", s -> {
                    s.evidence = s.evidence.replace("enterprises.csv", "e.parquet");
                    s.attach("attachments/e.parquet", "application/vnd.apache.parquet", "PAR1xxxxPAR1");
                });
    }

    private static void csv(HostilePackages all, String name, String code, String from, String to) {
        all.sample(
                name,
                code,
                s -> s.attach(
                        "attachments/enterprises.csv", "text/csv", SamplePackage.ENTERPRISES_CSV.replace(from, to)));
    }

    private static void inline(HostilePackages all, String name, String code, String from, String to) {
        all.sample(name, code, s -> s.evidence = s.evidence.replace(from, to));
    }

    private static void tables(HostilePackages all) {
        csv(all, "unknown column", "evidence.unknown-column", "connected", "conected");
        csv(all, "missing column", "evidence.missing-column", "above-scale", "audited");
        csv(all, "column twice", "evidence.column-twice", "connected", "企业名称");
        csv(all, "heading twice", "csv.duplicate-heading", "connected", "name");
        csv(all, "required cell empty", "evidence.empty-cell", "E002,岳麓 Materials 公司", "E002,");
        csv(all, "key twice", "evidence.duplicate-row", "E002", "E001");
        csv(all, "flag maybe", "evidence.cell-flag", "是,yes,是", "是,maybe,是");
        csv(all, "German date", "evidence.cell-date", "2018-05-01", "01.05.2018");
        csv(all, "date of another era", "evidence.cell-date", "2018-05-01", "0018-05-01");
        csv(all, "row too short", "csv.width", "yes,no,否,", "yes");
        csv(all, "unclosed quote", "csv.broken", "E002", "\"E002");
        csv(all, "hidden character in an enterprise", "name.hidden-character", "湘江电子", "湘江\u200B电子");
        csv(all, "control character in a cell", "csv.control", "E002", "\"E0\n02\"");
        csv(all, "empty CSV", "csv.empty", SamplePackage.ENTERPRISES_CSV, "\n");
        all.sample(
                "CSV in GBK undeclared",
                "csv.encoding",
                s -> s.attach(
                        "attachments/enterprises.csv",
                        "text/csv",
                        SamplePackage.ENTERPRISES_CSV.getBytes(Charset.forName("GBK"))));
        inline(all, "thousands separator in a cell", "number.separator", "100.5", "1,100.5");
        inline(all, "full-width digits in a cell", "number.full-width", "100.5", "１００");
        inline(all, "below the minimum", "evidence.below-minimum", "100.5", "-1");
        inline(
                all,
                "cell twice",
                "evidence.cell-twice",
                "<cell column=\"reused\">50</cell>",
                "<cell column=\"reused\">50</cell><cell column=\"reused\">60</cell>");
        rows(all, "unknown choice", "evidence.cell-choice", "vehicles", "id=1;service=spaceship;drive=battery");
        rows(
                all,
                "unknown unit in a row",
                "evidence.unit-unknown",
                "energy",
                "carrier=coal;origin=bought;use=heat;amount=1;unit=bucket");
        rows(
                all,
                "time without offset",
                "evidence.cell-time",
                "readings",
                "meter=1;time=2025-12-01T00:00;value=1;unit=kWh");
        rows(
                all,
                "wrong credit code of an enterprise",
                "credit-code.length",
                "enterprises",
                "id=1;name=甲;industrial=yes;above-scale=no;uscc=123");
        all.sample("too many rows", "csv.too-many-rows", s -> {
            StringBuilder csv = new StringBuilder("id,name,industrial,above-scale\n");
            for (int i = 0; i <= TableReader.MAX_ROWS; i++) {
                csv.append(i).append(",n,no,no\n");
            }
            s.attach("attachments/enterprises.csv", "text/csv", csv.toString());
        });
        all.sample("a hundred thousand wrong cells", "evidence.more", s -> {
            StringBuilder csv = new StringBuilder("id,name,industrial,above-scale\n");
            for (int i = 0; i < 40_000; i++) {
                csv.append(i).append(",n,x,x\n");
            }
            s.attach("attachments/enterprises.csv", "text/csv", csv.toString());
        });
    }

    private static void rows(HostilePackages all, String name, String code, String table, String cells) {
        StringBuilder row = new StringBuilder("<table id=\"t9\" of=\"" + table + "\"><row>");
        for (String cell : cells.split(";", -1)) {
            String[] parts = cell.split("=", 2);
            row.append("<cell column=\"%s\">%s</cell>".formatted(parts[0], parts[1]));
        }
        all.sample(name, code, s -> s.evidence += row + "</row></table>");
    }
}
