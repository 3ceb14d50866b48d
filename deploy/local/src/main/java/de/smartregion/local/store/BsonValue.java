package de.smartregion.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.Unpooled;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;

/** Single values (keys, positions) in a total order: by type first, then by value. */
final class BsonValue {

    static final Type TYPE = new Type();
    static final Keys KEYS = new Keys();

    /** BSON's retired "undefined": what the store calls missing. */
    private static final byte MISSING = 0x06;

    private BsonValue() {}

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        var byType = Byte.compare(typeOf(a), typeOf(b));
        if (byType != 0) {
            return byType;
        }
        return switch (a) {
            case null -> 0;
            case Missing _ -> 0;
            case Double left when b instanceof Double right -> Double.compare(left, right);
            case Integer left when b instanceof Integer right -> Integer.compare(left, right);
            case Long left when b instanceof Long right -> Long.compare(left, right);
            case Instant left when b instanceof Instant right -> left.compareTo(right);
            case ObjectId left when b instanceof ObjectId right ->
                    Arrays.compareUnsigned(left.toByteArray(), right.toByteArray());
            default -> Arrays.compareUnsigned(bytes(a), bytes(b));
        };
    }

    private static byte typeOf(@Nullable Object value) {
        return value instanceof Missing ? MISSING : BsonEncoder.determineType(value);
    }

    private static byte[] bytes(@Nullable Object value) {
        var buffer = Unpooled.buffer(64);
        if (!(value instanceof Missing)) {
            BsonEncoder.encodeValue(BsonEncoder.determineType(value), value, buffer);
        }
        return Arrays.copyOfRange(buffer.array(), buffer.arrayOffset(), buffer.readableBytes());
    }

    private static void write(WriteBuffer buffer, @Nullable Object value) {
        var bytes = bytes(value);
        buffer.put(typeOf(value)).putVarInt(bytes.length).put(bytes);
    }

    private static @Nullable Object read(ByteBuffer buffer) {
        var type = buffer.get();
        var bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return type == MISSING
                ? Missing.getInstance()
                : BsonDecoder.decodeValue(type, Unpooled.wrappedBuffer(bytes));
    }

    private static int memory(@Nullable Object value) {
        return value instanceof String text ? 48 + 2 * text.length() : 64;
    }

    /** One value: a document's id, which is also its position. */
    static final class Type extends BasicDataType<Object> {

        @Override
        public int compare(Object a, Object b) {
            return BsonValue.compare(a, b);
        }

        @Override
        public int getMemory(Object value) {
            return memory(value);
        }

        @Override
        public void write(WriteBuffer buffer, Object value) {
            BsonValue.write(buffer, value);
        }

        @Override
        public Object read(ByteBuffer buffer) {
            var value = BsonValue.read(buffer);
            return value == null ? Missing.getInstance() : value;
        }

        @Override
        public Object[] createStorage(int size) {
            return new Object[size];
        }
    }

    /** The values of an index's fields. */
    static final class Keys extends BasicDataType<KeyValue> {

        @Override
        public int compare(KeyValue a, KeyValue b) {
            var bySize = Integer.compare(a.size(), b.size());
            for (var i = 0; bySize == 0 && i < a.size(); i++) {
                var byValue = BsonValue.compare(a.get(i), b.get(i));
                if (byValue != 0) {
                    return byValue;
                }
            }
            return bySize;
        }

        @Override
        public int getMemory(KeyValue key) {
            var memory = 64;
            for (var value : key) {
                memory += memory(value);
            }
            return memory;
        }

        @Override
        public void write(WriteBuffer buffer, KeyValue key) {
            buffer.putVarInt(key.size());
            for (var value : key) {
                BsonValue.write(buffer, value);
            }
        }

        @Override
        public KeyValue read(ByteBuffer buffer) {
            var size = DataUtils.readVarInt(buffer);
            var values = new ArrayList<@Nullable Object>(size);
            for (var i = 0; i < size; i++) {
                values.add(BsonValue.read(buffer));
            }
            return new KeyValue(values);
        }

        @Override
        public KeyValue[] createStorage(int size) {
            return new KeyValue[size];
        }
    }
}
