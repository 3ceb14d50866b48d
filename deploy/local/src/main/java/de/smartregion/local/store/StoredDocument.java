package de.smartregion.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.Unpooled;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A document as it was written: its BSON bytes, encoded once, and never changed. Who wants to
 * change it takes {@link #copy()}; the store's own code replaces fields only at the top, so a flat
 * copy is enough.
 */
final class StoredDocument {

    static final Type TYPE = new Type();

    /** What a decoded document takes beside its bytes, roughly. */
    private static final int WEIGHT = 5;

    private final byte[] bson;
    private @Nullable Document view;

    private StoredDocument(byte[] bson, @Nullable Document view) {
        this.bson = bson;
        this.view = view;
    }

    static StoredDocument of(Document document, int expectedSize) {
        var buffer = Unpooled.buffer(expectedSize + 256);
        BsonEncoder.encodeDocument(document, buffer);
        return new StoredDocument(
                Arrays.copyOfRange(buffer.array(), buffer.arrayOffset(), buffer.readableBytes()),
                document);
    }

    /** The same document with these fields changed. */
    StoredDocument with(Document changed, Touched touched) {
        return new StoredDocument(BsonSplice.encode(bson, touched, changed), changed);
    }

    Document copy() {
        var document = view;
        if (document == null) {
            document = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
            view = document;
        }
        return document.clone();
    }

    int size() {
        return bson.length;
    }

    static final class Type extends BasicDataType<StoredDocument> {

        @Override
        public int getMemory(StoredDocument document) {
            return 100 + document.bson.length * WEIGHT;
        }

        @Override
        public boolean isMemoryEstimationAllowed() {
            return false; // documents differ too much in size to be guessed from their neighbours
        }

        @Override
        public void write(WriteBuffer buffer, StoredDocument document) {
            buffer.putVarInt(document.bson.length).put(document.bson);
        }

        @Override
        public StoredDocument read(ByteBuffer buffer) {
            var bson = new byte[DataUtils.readVarInt(buffer)];
            buffer.get(bson);
            return new StoredDocument(bson, null);
        }

        @Override
        public StoredDocument[] createStorage(int size) {
            return new StoredDocument[size];
        }
    }
}
