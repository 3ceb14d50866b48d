package de.smartregion.catalog.search;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.region.Place;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.TopFieldCollector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts while it collects, in one pass and exactly: a project that only one facet keeps out counts
 * for that facet, because a facet's counts ignore its own selection.
 */
final class Facets {

    /** The field that holds what a project is counted by. */
    static final String MASK = "facets";

    /** What projects are told apart by. Values of one are alternatives; all of them must hold. */
    enum Facet {
        FIELD(
                "MOBILITY",
                "ENERGY",
                "HEALTH",
                "WASTE",
                "PARTICIPATION",
                "DATA_PLATFORMS",
                "ADMINISTRATION",
                "ENVIRONMENT",
                "SOCIETY",
                "BUSINESS"),
        DISTRICT(districts()),
        SIZE_CLASS(Arrays.stream(SizeClass.values()).map(Enum::name).toArray(String[]::new)),
        STAGE("IDEA", "PILOT", "RUNNING", "ENDED"),
        COST("UNDER_10K", "UNDER_50K", "UNDER_250K", "UNDER_1M", "OVER_1M", "UNKNOWN"),
        /** Programmes have names, and nobody has a list of them. */
        FUNDING();

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> values;

        Facet(String... values) {
            this.values = List.of(values);
        }

        String field() {
            return "facet." + name();
        }

        boolean isOpen() {
            return values.isEmpty();
        }

        List<String> names() {
            return values;
        }

        /** One bit a value; what is not in the list has none. */
        long mask(Collection<String> chosen) {
            long mask = 0;
            for (var value : chosen) {
                int bit = values.indexOf(value);
                mask |= bit < 0 ? 0 : 1L << bit;
            }
            return mask;
        }

        private static String[] districts() {
            return Municipalities.all().stream()
                    .map(Place::districtKey)
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    private static final List<Facet> CLOSED =
            Arrays.stream(Facet.values()).filter(facet -> !facet.isOpen()).toList();

    /** Where each facet's bits begin in the one number that a project is counted by. */
    private static final int[] SHIFTS = shifts();

    /** The highest bit: what is archived is another world. */
    private static final long ARCHIVED = 1L << (Long.SIZE - 1);

    private final TopFieldCollector hits;
    private final boolean archived;
    private final long[] chosen = new long[CLOSED.size()];
    private final int[] counts = new int[Long.SIZE];

    private final Set<String> chosenFunding;

    private final Map<String, Integer> fundingCounts = new HashMap<>();

    /** What is counted by, of every document of a segment. */
    static final class Columns {

        private static final int[] NONE = {};

        /** One bit per value of every facet that has a list of them. */
        private final long[] masks;

        /** The same bits by their numbers. */
        private final byte[][] bits;

        private final int[][] funding;
        private final List<String> programmes;

        private Columns(long[] masks, byte[][] bits, int[][] funding, List<String> programmes) {
            this.masks = masks;
            this.bits = bits;
            this.funding = funding;
            this.programmes = programmes;
        }

        static Columns of(LeafReader reader) throws IOException {
            var masks = new long[reader.maxDoc()];
            var values = DocValues.getNumeric(reader, MASK);
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                masks[values.docID()] = values.longValue();
            }
            var shared = new HashMap<Long, byte[]>();
            var bits = new byte[masks.length][];
            for (int i = 0; i < masks.length; i++) {
                bits[i] = shared.computeIfAbsent(masks[i], Columns::bits);
            }
            var funding = new int[masks.length][];
            Arrays.fill(funding, NONE);
            var ordinals = DocValues.getSortedSet(reader, Facet.FUNDING.field());
            while (ordinals.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                var of = new int[ordinals.docValueCount()];
                for (int i = 0; i < of.length; i++) {
                    of[i] = Math.toIntExact(ordinals.nextOrd());
                }
                funding[ordinals.docID()] = of;
            }
            var programmes = new ArrayList<String>();
            for (long i = 0; i < ordinals.getValueCount(); i++) {
                programmes.add(ordinals.lookupOrd(i).utf8ToString());
            }
            return new Columns(masks, bits, funding, List.copyOf(programmes));
        }

        private static byte[] bits(long mask) {
            var bits = new byte[Long.bitCount(mask & ~ARCHIVED)];
            int at = 0;
            for (long left = mask & ~ARCHIVED; left != 0; left &= left - 1) {
                bits[at++] = (byte) Long.numberOfTrailingZeros(left);
            }
            return bits;
        }
    }

    Facets(Map<Facet, Set<String>> selection, boolean archived, TopFieldCollector hits) {
        this.hits = hits;
        this.archived = archived;
        for (int i = 0; i < CLOSED.size(); i++) {
            var values = selection.getOrDefault(CLOSED.get(i), Set.of());
            long mask = CLOSED.get(i).mask(values) << SHIFTS[i];
            chosen[i] = values.isEmpty() ? -1 : mask;
        }
        chosenFunding = Set.copyOf(selection.getOrDefault(Facet.FUNDING, Set.of()));
    }

    private static int[] shifts() {
        var shifts = new int[CLOSED.size()];
        int at = 0;
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = at;
            at += CLOSED.get(i).names().size();
        }
        if (at >= Long.SIZE) {
            throw new IllegalStateException("more values than bits");
        }
        return shifts;
    }

    /** The number by which a document is counted. */
    static long mask(Map<Facet, List<String>> values, boolean archived) {
        long mask = archived ? ARCHIVED : 0;
        for (int i = 0; i < SHIFTS.length; i++) {
            mask |= CLOSED.get(i).mask(values.getOrDefault(CLOSED.get(i), List.of())) << SHIFTS[i];
        }
        return mask;
    }

    /** Goes through one segment; what is not found has no score, and nothing else has none. */
    void count(LeafReaderContext context, Columns columns, Scores.Found found) throws IOException {
        var live = context.reader().getLiveDocs();
        var segmentHits = hits.getLeafCollector(context);
        segmentHits.setScorer(found);
        var funding = new int[columns.programmes.size()];
        var wanted = new boolean[funding.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = chosenFunding.contains(columns.programmes.get(i));
        }
        var masks = columns.masks;
        for (int doc = 0; doc < masks.length; doc++) {
            if ((masks[doc] < 0) == archived
                    && (live == null || live.get(doc))
                    && found.at(context.docBase + doc)
                    && count(columns, doc, wanted, funding)) {
                segmentHits.collect(doc);
            }
        }
        for (int i = 0; i < funding.length; i++) {
            if (funding[i] > 0) {
                fundingCounts.merge(columns.programmes.get(i), funding[i], Integer::sum);
            }
        }
    }

    /** Whether it holds for every facet; for all but one is enough to be counted for that one. */
    private boolean count(Columns columns, int doc, boolean[] wanted, int[] funding) {
        long mask = columns.masks[doc];
        var programmes = columns.funding[doc];
        int keptOutBy = -1;
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] != -1 && (mask & chosen[i]) == 0) {
                if (keptOutBy >= 0) {
                    return false;
                }
                keptOutBy = i;
            }
        }
        boolean funded = chosenFunding.isEmpty();
        for (int programme : programmes) {
            funded |= wanted[programme];
        }
        if (keptOutBy >= 0) {
            if (funded) {
                int from = SHIFTS[keptOutBy];
                int to = from + CLOSED.get(keptOutBy).names().size();
                for (byte bit : columns.bits[doc]) {
                    counts[bit] += bit >= from && bit < to ? 1 : 0;
                }
            }
            return false;
        }
        for (int programme : programmes) {
            funding[programme]++;
        }
        if (funded) {
            for (byte bit : columns.bits[doc]) {
                counts[bit]++;
            }
        }
        return funded;
    }

    TopFieldCollector hits() {
        return hits;
    }

    Map<Facet, Map<String, Integer>> counts() {
        var all = new EnumMap<Facet, Map<String, Integer>>(Facet.class);
        for (int i = 0; i < CLOSED.size(); i++) {
            var names = CLOSED.get(i).names();
            var counted = new HashMap<String, Integer>();
            for (int bit = 0; bit < names.size(); bit++) {
                int count = counts[SHIFTS[i] + bit];
                if (count > 0) {
                    counted.put(names.get(bit), count);
                }
            }
            all.put(CLOSED.get(i), counted);
        }
        all.put(Facet.FUNDING, fundingCounts);
        return all;
    }
}
