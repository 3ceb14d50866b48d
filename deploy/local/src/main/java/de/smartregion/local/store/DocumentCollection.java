package de.smartregion.local.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;

import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Documents by id, and the queries on them: by an index wherever the query names the index's fields
 * among others.
 */
final class DocumentCollection extends AbstractSynchronizedMongoCollection<Object> {

    private final MVMap<Object, StoredDocument> documents;

    /** What the update under way touches; updates of one collection come one by one. */
    private @Nullable Touched touched;

    DocumentCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, StoredDocument> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document updateQuery,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        touched = Touched.by(selector, updateQuery, getIndexes());
        try {
            return super.updateDocuments(
                    selector, updateQuery, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            touched = null;
        }
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var found = find(query, orderBy, skip, limit, batchSize, fields);
        var part = touched;
        return part == null
                ? found
                : new QueryResult(found.collectDocuments().stream().map(part::part).toList());
    }

    private QueryResult find(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var conditions = new Document();
        collect(query, conditions);
        for (var index : getIndexes()) {
            var positions = positions(index, conditions);
            if (positions != null) {
                return matchDocuments(query, positions, orderBy, skip, limit, batchSize, fields);
            }
        }
        return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** What must hold of single fields, however deep in "$and" it stands. */
    private static void collect(Document query, Document conditions) {
        for (var entry : query.entrySet()) {
            if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> all) {
                for (var each : all) {
                    if (each instanceof Document part) {
                        collect(part, conditions);
                    }
                }
            } else {
                conditions.putIfAbsent(entry.getKey(), entry.getValue());
            }
        }
    }

    private static @Nullable Iterable<Object> positions(Index<Object> index, Document query) {
        if (index instanceof SecondaryIndex secondary) {
            return secondary.candidates(query);
        }
        var part = new Document();
        for (IndexKey key : index.getKeys()) {
            if (!query.containsKey(key.getKey())) {
                return null;
            }
            part.put(key.getKey(), query.get(key.getKey()));
        }
        return index.canHandle(part) ? index.getPositions(part) : null;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var all = streamAllDocumentsWithPosition();
        if (isNaturalDescending(orderBy)) {
            all =
                    all.sorted(
                            (a, b) ->
                                    ValueComparator.desc()
                                            .compare(a.getPosition(), b.getPosition()));
        }
        return matchDocumentsFromStream(
                all.map(DocumentWithPosition::getDocument),
                query,
                orderBy,
                skip,
                limit,
                batchSize,
                fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().copy(), entry.getKey()));
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        var idField = getIdField();
        var position =
                idField == null
                        ? UUID.randomUUID()
                        : Missing.ofNullable(Utils.getSubdocumentValue(document, idField));
        if (documents.putIfAbsent(position, StoredDocument.of(document, 0)) != null) {
            throw new IllegalStateException(
                    "a document with this id is there but not in the index of " + this);
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        var before = stored(position);
        var part = touched;
        if (part == null) {
            documents.put(position, StoredDocument.of(newDocument, before.size()));
            return;
        }
        var changed = before.copy();
        part.putBack(newDocument, changed);
        documents.put(position, before.with(changed, part));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document at this position of " + this);
        }
    }

    @Override
    protected Document getDocument(Object position) {
        return stored(position).copy();
    }

    private StoredDocument stored(Object position) {
        var document = documents.get(position);
        if (document == null) {
            throw new NoSuchElementException("no document at this position of " + this);
        }
        return document;
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // it would encode every document twice more per update
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return Math.toIntExact(documents.values().stream().mapToLong(StoredDocument::size).sum());
    }
}
