package de.smartregion.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

import java.util.List;

/**
 * A database whose documents and keys are kept as BSON, not by Java serialization, which costs 40
 * µs per entry.
 */
final class DocumentDatabase extends H2Database {

    private static final String DOCUMENTS = "databases.";
    private static final String INDEX = "._index_";

    private final MVStore file;

    DocumentDatabase(String name, MVStore file, CursorRegistry cursors) {
        this.file = file; // the parent's constructor already opens collections
        super(name, file, cursors);
    }

    /** Opens every map there is: a map remembers the types it was first opened with. */
    static void openAll(MVStore file) {
        for (var name : file.getMapNames()) {
            if (name.startsWith(DOCUMENTS)) {
                documents(file, name);
            } else if (name.contains(INDEX)) {
                keys(file, name);
            }
        }
    }

    private static MVMap<Object, StoredDocument> documents(MVStore file, String name) {
        return file.openMap(
                name,
                new MVMap.Builder<Object, StoredDocument>()
                        .keyType(BsonValue.TYPE)
                        .valueType(StoredDocument.TYPE));
    }

    private static void keys(MVStore file, String name) {
        MVMap<KeyValue, Object> _ =
                file.openMap(
                        name,
                        new MVMap.Builder<KeyValue, Object>()
                                .keyType(BsonValue.KEYS)
                                .valueType(BsonValue.TYPE));
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
            String name, CollectionOptions options) {
        var documents = documents(file, DOCUMENTS + getFullCollectionNamespace(name));
        return new DocumentCollection(this, name, options, documents, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        keys(file, getFullCollectionNamespace(collection) + INDEX + name);
        return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(name, keys);
    }
}
