package de.smartregion.catalog.search;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.region.Place;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TopFieldCollector;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counts while it collects, in one pass and exactly: a project that only one facet keeps out counts
 * for that facet, because a facet's counts ignore its own selection.
 */
final class Facets extends SimpleCollector {

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

    private final TopFieldCollector hits;
    private final long[] chosen = new long[CLOSED.size()];
    private final boolean[] choosing = new boolean[CLOSED.size()];
    private final Set<String> chosenFunding;
    private final int[][] counts = new int[CLOSED.size()][];
    private final Map<String, Integer> fundingCounts = new HashMap<>();

    private NumericDocValues[] masks = {};
    private SortedSetDocValues funding = DocValues.emptySortedSet();
    private int[] segmentFunding = {};
    private boolean[] fundingOrdinals = {};
    private LeafCollector segmentHits;
    private final long[] current = new long[CLOSED.size()];

    Facets(Map<Facet, Set<String>> selection, TopFieldCollector hits) {
        this.hits = hits;
        this.segmentHits = NOTHING;
        for (int i = 0; i < CLOSED.size(); i++) {
            var values = selection.getOrDefault(CLOSED.get(i), Set.of());
            chosen[i] = CLOSED.get(i).mask(values);
            choosing[i] = !values.isEmpty();
            counts[i] = new int[CLOSED.get(i).names().size()];
        }
        chosenFunding = new TreeSet<>(selection.getOrDefault(Facet.FUNDING, Set.of()));
    }

    private static final LeafCollector NOTHING =
            new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) {}
            };

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        finish();
        masks = new NumericDocValues[CLOSED.size()];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = DocValues.getNumeric(context.reader(), CLOSED.get(i).field());
        }
        funding = DocValues.getSortedSet(context.reader(), Facet.FUNDING.field());
        segmentFunding = new int[Math.toIntExact(funding.getValueCount())];
        fundingOrdinals = new boolean[segmentFunding.length];
        for (int i = 0; i < fundingOrdinals.length; i++) {
            fundingOrdinals[i] = chosenFunding.contains(funding.lookupOrd(i).utf8ToString());
        }
        segmentHits = hits.getLeafCollector(context);
    }

    @Override
    public void setScorer(Scorable scorer) throws IOException {
        segmentHits.setScorer(scorer);
    }

    @Override
    public void collect(int doc) throws IOException {
        int keptOutBy = -1;
        for (int i = 0; i < masks.length; i++) {
            current[i] = masks[i].advanceExact(doc) ? masks[i].longValue() : 0;
            if (choosing[i] && (current[i] & chosen[i]) == 0) {
                if (keptOutBy >= 0) {
                    return;
                }
                keptOutBy = i;
            }
        }
        int programmes = funding.advanceExact(doc) ? funding.docValueCount() : 0;
        boolean funded = chosenFunding.isEmpty();
        var ordinals = new long[programmes];
        for (int i = 0; i < programmes; i++) {
            ordinals[i] = funding.nextOrd();
            funded |= fundingOrdinals[(int) ordinals[i]];
        }
        if (!funded) {
            if (keptOutBy >= 0) {
                return;
            }
            count(ordinals);
            return;
        }
        if (keptOutBy >= 0) {
            count(keptOutBy);
            return;
        }
        for (int i = 0; i < masks.length; i++) {
            count(i);
        }
        count(ordinals);
        segmentHits.collect(doc);
    }

    private void count(int facet) {
        for (long left = current[facet]; left != 0; left &= left - 1) {
            counts[facet][Long.numberOfTrailingZeros(left)]++;
        }
    }

    private void count(long[] ordinals) {
        for (long ordinal : ordinals) {
            segmentFunding[(int) ordinal]++;
        }
    }

    @Override
    public void finish() throws IOException {
        for (int i = 0; i < segmentFunding.length; i++) {
            if (segmentFunding[i] > 0) {
                fundingCounts.merge(
                        funding.lookupOrd(i).utf8ToString(), segmentFunding[i], Integer::sum);
            }
        }
        segmentFunding = new int[0];
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE; // every match counts, however low it scores
    }

    TopFieldCollector hits() {
        return hits;
    }

    Map<Facet, Map<String, Integer>> counts() {
        var all = new EnumMap<Facet, Map<String, Integer>>(Facet.class);
        for (int i = 0; i < CLOSED.size(); i++) {
            var facet = CLOSED.get(i);
            var counted = new HashMap<String, Integer>();
            for (int bit = 0; bit < counts[i].length; bit++) {
                if (counts[i][bit] > 0) {
                    counted.put(facet.names().get(bit), counts[i][bit]);
                }
            }
            all.put(facet, counted);
        }
        all.put(Facet.FUNDING, fundingCounts);
        return all;
    }

    /** One thread searches, so there is one collector. */
    record Once(Facets facets) implements CollectorManager<Facets, Facets> {
        @Override
        public Facets newCollector() {
            return facets;
        }

        @Override
        public Facets reduce(Collection<Facets> collectors) throws IOException {
            facets.finish();
            return facets;
        }
    }
}
