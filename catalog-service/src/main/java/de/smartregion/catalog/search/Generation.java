package de.smartregion.catalog.search;

import de.smartregion.catalog.region.Municipalities;
import de.smartregion.catalog.region.Place;
import de.smartregion.catalog.search.Facets.Facet;
import de.smartregion.catalog.search.ProjectSource.Newest;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One index in a folder of its own, from its building until the next one replaces it. Writing is
 * for one thread at a time; whoever searches sees what was there at the last refresh.
 */
final class Generation implements AutoCloseable {

    static final String ID = "id";
    static final String ARCHIVED = "archived";
    private static final String LISTING = "listing";
    private static final String TEXTS = "texts";
    private static final String PLAIN = "plain";

    static final String PUBLISHED_AT = "sort.published";
    static final String CONFIRMED_AT = "sort.confirmed";
    static final String TITLE_ORDER = "sort.title";
    static final String ID_ORDER = "sort.id";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double BUFFER_MEGABYTES = 8;

    private static final FieldType MENTIONED = new FieldType();

    static {
        MENTIONED.setTokenized(true);
        MENTIONED.setOmitNorms(true);
        MENTIONED.setIndexOptions(IndexOptions.DOCS); // there or not, wherever
        MENTIONED.freeze();
    }

    private final German german;
    private final Path folder;
    private final MMapDirectory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Known> known = new HashMap<>();
    private final ConcurrentHashMap<String, String> spellings = new ConcurrentHashMap<>();
    private final Collator collator = Collator.getInstance(Locale.GERMAN);
    private final Map<IndexReader.CacheKey, Facets.Columns> columns = new ConcurrentHashMap<>();
    private volatile Seen seen = new Seen(null, new Scores());
    private long content;
    private boolean dirty;

    /** What was worked out, and of what. */
    private record Seen(@Nullable IndexReader reader, Scores scores) {}

    /** What was last heard of a project. */
    private record Known(long revision, Instant asOf, Instant changed, long print) {}

    Generation(Path folder, German german) throws IOException {
        this.german = german;
        this.folder = folder;
        this.directory = new MMapDirectory(Files.createDirectories(folder));
        this.writer =
                new IndexWriter(
                        directory,
                        new IndexWriterConfig(new KeywordAnalyzer())
                                .setRAMBufferSizeMB(BUFFER_MEGABYTES));
        writer.commit();
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** Whether it, or what came of it later, was put here. */
    boolean knows(Newest newest) {
        var here = known.get(newest.id());
        return here != null
                && here.revision() >= newest.revision()
                && !here.changed().isBefore(newest.changed());
    }

    /** Whether it was news. */
    boolean put(Listing listing) throws IOException {
        var before = known.get(listing.id());
        if (before != null && !isNewer(listing, before)) {
            return false;
        }
        write(listing, before);
        return true;
    }

    private static boolean isNewer(Listing listing, Known before) {
        return listing.revision() == before.revision()
                ? listing.asOf().isAfter(before.asOf())
                : listing.revision() > before.revision();
    }

    /** Whether it was news; nothing is new about what is not there. */
    boolean change(String id, Instant told, UnaryOperator<Listing> change) throws IOException {
        var before = known.get(id);
        if (before == null || !told.isAfter(before.asOf())) {
            return false;
        }
        refresh();
        var listing = find(id);
        if (listing == null) {
            return false;
        }
        write(change.apply(listing), before);
        return true;
    }

    private void write(Listing listing, @Nullable Known before) throws IOException {
        if (before == null) {
            writer.addDocument(document(listing)); // nothing to look for and take out
        } else {
            writer.updateDocument(new Term(ID, listing.id()), document(listing));
        }
        long print = print(listing);
        known.put(
                listing.id(),
                new Known(listing.revision(), listing.asOf(), listing.changedAt(), print));
        content += print - (before == null ? 0 : before.print());
        dirty = true;
    }

    /** Makes visible what was written; the number names what is visible. */
    long refresh() throws IOException {
        if (dirty) {
            searchers.maybeRefreshBlocking();
            dirty = false;
        }
        return content;
    }

    void settle() throws IOException {
        writer.forceMerge(1); // each segment costs every search
        refresh();
        writer.commit();
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /** Those of what this searcher sees; of an older one when it has just been replaced. */
    Scores scores(IndexSearcher searcher) {
        var now = seen;
        if (!searcher.getIndexReader().equals(now.reader())) {
            now = new Seen(searcher.getIndexReader(), new Scores());
            seen = now;
        }
        return now.scores();
    }

    /** A segment does not change; only which of its documents still count does. */
    Facets.Columns columns(LeafReader segment) throws IOException {
        var helper = segment.getCoreCacheHelper();
        var known = columns.get(helper.getKey());
        if (known != null) {
            return known;
        }
        var read = Facets.Columns.of(segment);
        if (columns.put(helper.getKey(), read) == null) {
            helper.addClosedListener(columns::remove);
        }
        return read;
    }

    int size() {
        return known.size();
    }

    /** As somebody wrote it: Müll for mull. */
    String spelled(String folded) {
        return spellings.getOrDefault(folded, folded);
    }

    /** Whether all that was last made visible still lies in the folder. */
    boolean isWhole() throws IOException {
        var searcher = acquire();
        try {
            for (var leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof SegmentReader segment) {
                    for (var file : segment.getSegmentInfo().files()) {
                        if (!Files.exists(folder.resolve(file))) {
                            return false;
                        }
                    }
                }
            }
            return writer.isOpen() && Files.isDirectory(folder);
        } finally {
            release(searcher);
        }
    }

    /** Searches under way end in peace; the files go at once. */
    @Override
    public void close() throws IOException {
        searchers.close();
        try {
            writer.rollback();
        } finally {
            directory.close();
            delete(folder);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    @Nullable Listing find(String id) throws IOException {
        var searcher = acquire();
        try {
            var found = searcher.search(new TermQuery(new Term(ID, id)), 1);
            return found.scoreDocs.length == 0 ? null : read(searcher, found.scoreDocs[0].doc);
        } finally {
            release(searcher);
        }
    }

    /** What is long, and read only when it is needed. */
    private record Texts(String description, List<String> texts) {}

    static Listing read(IndexSearcher searcher, int document) throws IOException {
        var stored = searcher.storedFields().document(document, Set.of(TEXTS));
        var texts = json(stored.getBinaryValue(TEXTS), Texts.class);
        return card(searcher, document).with(texts.description(), texts.texts());
    }

    /** Without its long texts, and without unpacking them. */
    static Listing card(IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        var cards = DocValues.getBinary(leaf.reader(), LISTING);
        if (!cards.advanceExact(document - leaf.docBase)) {
            throw new IllegalStateException("a document without its listing");
        }
        return json(cards.binaryValue(), Listing.class);
    }

    private static <T> T json(BytesRef bytes, Class<T> type) {
        return JSON.readValue(bytes.bytes, bytes.offset, bytes.length, type);
    }

    /** Its long texts, as far as snippets are taken from them. */
    static String plain(IndexSearcher searcher, int document) throws IOException {
        return searcher.storedFields().document(document, Set.of(PLAIN)).get(PLAIN);
    }

    private static String plain(Listing listing) {
        var description = PlainText.of(listing.description());
        var all = description + " · " + String.join(" · ", listing.texts());
        return all.substring(0, Math.min(all.length(), Marks.FARTHEST));
    }

    /** The same for the same content in every instance, so that a reader may ask any of them. */
    private static long print(Listing listing) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (listing.id()
                                                    + "|"
                                                    + listing.revision()
                                                    + "|"
                                                    + listing.archived()
                                                    + "|"
                                                    + listing.confirmedAt()
                                                    + "|"
                                                    + listing.overdue())
                                            .getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Document document(Listing listing) {
        var document = new Document();
        document.add(new StringField(ID, listing.id(), Field.Store.NO));
        document.add(new StringField(ARCHIVED, String.valueOf(listing.archived()), Field.Store.NO));
        document.add(
                new BinaryDocValuesField(
                        LISTING, new BytesRef(JSON.writeValueAsBytes(listing.withoutTexts()))));
        document.add(
                new StoredField(
                        TEXTS,
                        JSON.writeValueAsBytes(new Texts(listing.description(), listing.texts()))));
        document.add(new StoredField(PLAIN, plain(listing)));
        document.add(new NumericDocValuesField(PUBLISHED_AT, listing.publishedAt().toEpochMilli()));
        document.add(new NumericDocValuesField(CONFIRMED_AT, listing.confirmedAt().toEpochMilli()));
        document.add(
                new SortedDocValuesField(
                        TITLE_ORDER,
                        new BytesRef(
                                collator.getCollationKey(listing.title().strip()).toByteArray())));
        document.add(new SortedDocValuesField(ID_ORDER, new BytesRef(listing.id())));
        facets(listing, document);
        var places = listing.municipalities().stream().flatMap(key -> place(key)).toList();
        var all = new ArrayList<List<German.Word>>();
        all.add(shelve(document, Shelf.TITLE, titles(listing)));
        all.add(shelve(document, Shelf.HEAD, head(listing, places)));
        all.add(shelve(document, Shelf.BODY, body(listing)));
        document.add(new Field(Shelf.ALL.named(Shelf.EXACT), exact(all), MENTIONED));
        document.add(new Field(Shelf.ALL.named(Shelf.STEM), stems(all), MENTIONED));
        document.add(new Field(Shelf.ALL.named(Shelf.BACKWARDS), backwards(all), MENTIONED));
        return document;
    }

    private static void facets(Listing listing, Document document) {
        var places =
                listing.municipalities().stream()
                        .flatMap(key -> Municipalities.find(key).stream())
                        .toList();
        var values = new EnumMap<Facet, List<String>>(Facet.class);
        values.put(Facet.FIELD, listing.fields());
        values.put(Facet.DISTRICT, places.stream().map(Place::districtKey).toList());
        values.put(
                Facet.SIZE_CLASS,
                places.stream().map(place -> SizeClass.of(place).name()).toList());
        values.put(Facet.STAGE, listing.stage() == null ? List.of() : List.of(listing.stage()));
        values.put(Facet.COST, List.of(listing.costRange()));
        document.add(
                new NumericDocValuesField(Facets.MASK, Facets.mask(values, listing.archived())));
        listing.funding().stream()
                .map(String::strip)
                .filter(programme -> !programme.isEmpty())
                .distinct()
                .forEach(
                        programme ->
                                document.add(
                                        new SortedSetDocValuesField(
                                                Facet.FUNDING.field(), new BytesRef(programme))));
    }

    private static Stream<String> place(String key) {
        return Municipalities.find(key).stream()
                .flatMap(
                        place ->
                                place.isDistrict()
                                        ? Stream.of(place.name())
                                        : Stream.of(place.name(), place.district()));
    }

    private static List<String> titles(Listing listing) {
        var titles = new ArrayList<String>();
        titles.add(listing.title());
        add(titles, listing.titleEnglish());
        return titles;
    }

    private static List<String> head(Listing listing, List<String> places) {
        var head = new ArrayList<String>();
        head.add(listing.summary());
        add(head, listing.summaryEnglish());
        head.addAll(places);
        listing.fields().forEach(field -> head.add(FieldWords.of(field)));
        add(head, listing.technology());
        head.addAll(listing.partners());
        head.addAll(listing.funding());
        if (listing.place() != null) {
            add(head, listing.place().label());
        }
        return head;
    }

    private static List<String> body(Listing listing) {
        var body = new ArrayList<String>();
        body.add(PlainText.of(listing.description()));
        body.addAll(listing.texts());
        return body;
    }

    private static void add(List<String> texts, @Nullable String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private List<German.Word> shelve(Document document, Shelf shelf, List<String> texts) {
        var words = new ArrayList<German.Word>();
        for (var text : texts) {
            words.addAll(german.words(text));
        }
        words.forEach(this::remember);
        document.add(new TextField(shelf.named(Shelf.EXACT), exact(List.of(words))));
        document.add(new TextField(shelf.named(Shelf.STEM), stems(List.of(words))));
        return words;
    }

    /** Who writes a word in lower case somewhere knows that it is no noun. */
    private void remember(German.Word word) {
        var surface = word.surface();
        var known = spellings.get(word.form().folded());
        if (known != null && (known.equals(surface) || !Character.isLowerCase(surface.charAt(0)))) {
            return; // most words: nothing to write
        }
        spellings.merge(
                word.form().folded(),
                surface,
                (first, other) -> Character.isLowerCase(other.charAt(0)) ? other : first);
    }

    private static TokenStream exact(List<List<German.Word>> texts) {
        var terms = new Terms();
        texts.forEach(words -> words.forEach(word -> terms.next(word.form().folded())));
        return terms;
    }

    private static TokenStream stems(List<List<German.Word>> texts) {
        var terms = new Terms();
        for (var words : texts) {
            for (var word : words) {
                terms.next(word.form().stem());
                word.form().parts().forEach(terms::beside);
            }
        }
        return terms;
    }

    private static TokenStream backwards(List<List<German.Word>> texts) {
        var terms = new Terms();
        for (var words : texts) {
            for (var word : words) {
                terms.next(new StringBuilder(word.form().stem()).reverse().toString());
            }
        }
        return terms;
    }

    /** Terms that are known already, one after the other or beside each other. */
    private static final class Terms extends TokenStream {

        private record Step(String term, int by) {}

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step =
                addAttribute(PositionIncrementAttribute.class);
        private final Deque<Step> left = new ArrayDeque<>();

        void next(String term) {
            left.add(new Step(term, 1));
        }

        void beside(String term) {
            left.add(new Step(term, 0));
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            var next = left.poll();
            if (next == null) {
                return false;
            }
            term.append(next.term());
            step.setPositionIncrement(next.by());
            return true;
        }
    }
}
