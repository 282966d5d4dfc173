package org.lingtan.report.internal.layout;

import com.itextpdf.layout.Document;
import com.itextpdf.layout.element.IBlockElement;
import com.itextpdf.layout.element.Paragraph;
import com.itextpdf.layout.element.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Decides where pages end. Every block is measured before it is put: a heading waits for what it heads, the two languages
 * of a text stay together, a table leaves two rows or more on either side of a page's end where it has them.
 */
final class Flow {

    /** A page of which fewer percent are filled looks forgotten. */
    private static final int LEAST_FILL = 40;

    private final Paper paper;
    private final TableSplit split;
    private final List<IBlockElement> lead = new ArrayList<>();
    private final List<Entry> kept = new ArrayList<>();
    private boolean isKeeping;
    private boolean hasLeadText;

    private enum Kind {
        PART,
        SECTION,
        TEXT,
        BLOCK,
        TABLE,
        LAST_TABLE
    }

    private record Entry(Kind kind, List<? extends IBlockElement> blocks) {}

    Flow(Document document, UnaryOperator<Table> blank) {
        this.paper = new Paper(document);
        this.split = new TableSplit(blank);
    }

    /** A heading of a part, which waits for the next block. */
    void part(IBlockElement heading) {
        put(new Entry(Kind.PART, List.of(heading)));
    }

    /** A heading inside a part, which stays with that of the part where only a text stands between. */
    void section(IBlockElement heading) {
        put(new Entry(Kind.SECTION, List.of(heading)));
    }

    /** A text in its languages, never apart while they fit on a page. */
    void text(List<Paragraph> paragraphs) {
        put(new Entry(Kind.TEXT, paragraphs));
    }

    /** Blocks that stay together. */
    void block(List<? extends IBlockElement> blocks) {
        put(new Entry(Kind.BLOCK, blocks));
    }

    /** A table; the last before pages turn shares its rows out over its last two pages. */
    void table(Table table, boolean isLast) {
        put(new Entry(isLast ? Kind.LAST_TABLE : Kind.TABLE, List.of(table)));
    }

    /** A table with a remark, which stays with its last rows. */
    void table(Table table, List<Paragraph> remark) {
        List<IBlockElement> blocks = new ArrayList<>(List.of(table));
        blocks.addAll(remark);
        put(new Entry(Kind.TABLE, blocks));
    }

    /** Begins to gather blocks instead of putting them. */
    void keep() {
        isKeeping = true;
    }

    /** Puts what was gathered, on a new page if it fits there and not here. */
    void keptTogether() {
        isKeeping = false;
        boolean fits = height(kept, paper.width()) <= paper.remaining();
        boolean isFilled = !paper.isFresh() && paper.remaining() <= full() - least();
        if (!fits && isFilled && height(kept, paper.nextWidth()) <= full() && !paper.turn(false)) {
            paper.breakPage();
        }
        release();
    }

    /** Puts what was gathered; what is small and does not fit waits for the next part, so as not to fill a page alone. */
    void keptSmall() {
        isKeeping = false;
        float height = height(kept, paper.width());
        boolean waits = !paper.isFresh() && !paper.isTurning() && height > paper.remaining() && height < least();
        if (!waits) {
            release();
        }
    }

    private void release() {
        List<Entry> entries = List.copyOf(kept);
        kept.clear();
        entries.forEach(this::put);
    }

    private static float height(List<Entry> entries, float width) {
        float height = 0;
        for (Entry entry : entries) {
            height += Measure.height(entry.blocks(), width);
        }
        return height;
    }

    /** Turns the page upright as soon as something does not fit on what is left of a wide one. */
    void upright() {
        release();
        paper.turnWhenFull();
    }

    /** Begins a wide page, first with what waited for it. */
    void wide() {
        List<Entry> waiting = List.copyOf(kept);
        kept.clear();
        settle();
        paper.turn(true);
        waiting.forEach(this::put);
    }

    /** Begins an upright page, unless one has just begun. */
    void page() {
        release();
        settle();
        if (!paper.turn(false) && !paper.isFresh()) {
            paper.breakPage();
        }
    }

    /** Puts what still waits at the end of the document. */
    void end() {
        release();
        settle();
    }

    /** The width of the next figure: one that is drawn for an upright page must stand on one. */
    float figureWidth() {
        if (paper.isTurning()) {
            paper.turn(false);
        }
        return paper.width();
    }

    /** The width of the pages that most of the next table will stand on. */
    float tableWidth() {
        return paper.nextWidth();
    }

    /** The height of a page inside its margins. */
    float full() {
        return paper.full();
    }

    private float least() {
        return paper.full() * LEAST_FILL / 100;
    }

    private void put(Entry entry) {
        if (isKeeping) {
            kept.add(entry);
            return;
        }
        switch (entry.kind()) {
            case SECTION -> {
                lead.addAll(entry.blocks());
                hasLeadText = false;
            }
            case PART -> {
                if (hasLeadText) {
                    settle();
                }
                lead.addAll(entry.blocks());
            }
            case TEXT -> {
                if (!lead.isEmpty() && (!hasLeadText || need(entry.blocks()) <= least())) {
                    lead.addAll(entry.blocks());
                    hasLeadText = true;
                } else {
                    place(entry.blocks());
                }
            }
            case BLOCK -> place(entry.blocks());
            case TABLE, LAST_TABLE -> placeTable(entry);
        }
    }

    /** Puts headings that nothing followed but a text. */
    private void settle() {
        if (!lead.isEmpty()) {
            place(List.of());
        }
    }

    private float need(List<? extends IBlockElement> blocks) {
        return Measure.height(lead, paper.width()) + Measure.height(blocks, paper.width());
    }

    private void place(List<? extends IBlockElement> blocks) {
        if (paper.isTurning() && need(blocks) > paper.remaining()) {
            paper.turn(false);
        }
        if (!paper.isFresh() && need(blocks) > paper.remaining()) {
            paper.breakPage();
        }
        emitLead();
        blocks.forEach(this::emit);
    }

    private void placeTable(Entry entry) {
        Table table = (Table) entry.blocks().get(0);
        List<? extends IBlockElement> remark =
                entry.blocks().subList(1, entry.blocks().size());
        Measure.Rows rows = measured(table, remark);
        float heads = Measure.height(lead, paper.width());
        if (paper.isTurning() && heads + rows.total() > paper.remaining()) {
            table = begunWide(table, rows, heads);
            paper.turn(false);
            rows = measured(table, remark);
            heads = Measure.height(lead, paper.width());
        }
        if (TableSplit.isWorthSqueezing(rows, heads, paper.remaining(), full())) {
            Tables.squeeze(table);
            rows = measured(table, remark);
        }
        boolean isLast = entry.kind() == Kind.LAST_TABLE;
        if (!paper.isFresh() && TableSplit.belongsOnNextPage(rows, heads, paper.remaining(), full(), least(), isLast)) {
            paper.breakPage();
        }
        emitLead();
        List<Table> parts = split.parts(table, rows, paper.remaining(), full(), isLast ? least() : 0);
        emit(parts.get(0));
        for (Table part : parts.subList(1, parts.size())) {
            paper.breakPage();
            emit(part);
        }
        remark.forEach(this::emit);
    }

    private Measure.Rows measured(Table table, List<? extends IBlockElement> remark) {
        return Measure.rows(table, paper.width()).withRemark(Measure.height(remark, paper.width()));
    }

    /** Fills a wide page that would stay nearly empty with the first rows of a table; what is left of it. */
    private Table begunWide(Table table, Measure.Rows rows, float heads) {
        boolean isPoor = full() - paper.remaining() < least();
        List<Table> parts =
                isPoor && !paper.isFresh() ? split.begun(table, rows, paper.remaining() - heads) : List.of();
        if (parts.isEmpty()) {
            return table;
        }
        emitLead();
        emit(parts.get(0));
        return parts.get(1);
    }

    private void emitLead() {
        lead.forEach(this::emit);
        lead.clear();
        hasLeadText = false;
    }

    private void emit(IBlockElement block) {
        paper.add(block);
    }
}
