package de.smartregion.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Encodes a changed document by copying the bytes of what did not change. */
final class BsonSplice {

    private static final int LENGTH = 4;
    private static final byte DOCUMENT = 0x03;

    private final byte[] before;
    private final ByteBuf after;

    private BsonSplice(byte[] before) {
        this.before = before;
        this.after = Unpooled.buffer(before.length + 1_024);
    }

    static byte[] encode(byte[] before, Touched touched, Document changed) {
        var splice = new BsonSplice(before);
        splice.document(0, changed, touched);
        return Arrays.copyOfRange(
                splice.after.array(),
                splice.after.arrayOffset(),
                splice.after.arrayOffset() + splice.after.readableBytes());
    }

    /** The document itself: some fields replaced whole, of others only what is below. */
    private void document(int at, Document changed, Touched touched) {
        var start = after.writerIndex();
        after.writeIntLE(0);
        var seen = new LinkedHashSet<String>();
        var copied = at + LENGTH;
        var position = at + LENGTH;
        while (before[position] != 0) {
            var nameAt = position + 1;
            var valueAt = end(nameAt) + 1;
            var next = valueAt + length(before[position], valueAt);
            var name = text(nameAt, valueAt - 1);
            var below = touched.below(name);
            if (below != null || touched.isWhole(name)) {
                after.writeBytes(before, copied, position - copied);
                seen.add(name);
                if (below != null
                        && before[position] == DOCUMENT
                        && changed.get(name) instanceof Document values) {
                    after.writeBytes(before, position, valueAt - position);
                    replace(valueAt, values, below);
                } else {
                    element(name, changed);
                }
                copied = next;
            }
            position = next;
        }
        after.writeBytes(before, copied, position - copied);
        for (var name : changed.keySet()) {
            if (!seen.contains(name) && (touched.isWhole(name) || touched.below(name) != null)) {
                element(name, changed);
            }
        }
        finish(start);
    }

    /** A document below: its touched fields replaced, the others copied. */
    private void replace(int at, Document changed, Set<String> touched) {
        var start = after.writerIndex();
        after.writeIntLE(0);
        var missing = new LinkedHashSet<>(touched);
        var copied = at + LENGTH;
        var position = at + LENGTH;
        while (before[position] != 0) {
            var nameAt = position + 1;
            var valueAt = end(nameAt) + 1;
            var next = valueAt + length(before[position], valueAt);
            var name = text(nameAt, valueAt - 1);
            if (touched.contains(name)) {
                after.writeBytes(before, copied, position - copied);
                missing.remove(name);
                element(name, changed);
                copied = next;
            }
            position = next;
        }
        after.writeBytes(before, copied, position - copied);
        missing.forEach(name -> element(name, changed));
        finish(start);
    }

    private void element(String name, Document source) {
        if (!source.containsKey(name)) {
            return;
        }
        @Nullable Object value = source.get(name);
        var type = BsonEncoder.determineType(value);
        after.writeByte(type);
        after.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        after.writeByte(0);
        BsonEncoder.encodeValue(type, value, after);
    }

    private void finish(int start) {
        after.writeByte(0);
        after.setIntLE(start, after.writerIndex() - start);
    }

    private String text(int from, int to) {
        return new String(before, from, to - from, StandardCharsets.UTF_8);
    }

    /** Where the text that begins here ends. */
    private int end(int at) {
        var end = at;
        while (before[end] != 0) {
            end++;
        }
        return end;
    }

    private int length(byte type, int at) {
        return switch (type) {
            case 0x06, 0x0A, 0x7F, (byte) 0xFF -> 0;
            case 0x08 -> 1;
            case 0x10 -> 4;
            case 0x01, 0x09, 0x11, 0x12 -> 8;
            case 0x07 -> 12;
            case 0x13 -> 16;
            case 0x02, 0x0D -> LENGTH + number(at);
            case 0x05 -> LENGTH + 1 + number(at);
            case 0x03, 0x04 -> number(at);
            case 0x0B -> end(end(at) + 1) + 1 - at;
            default -> throw new IllegalStateException("unknown BSON type " + type);
        };
    }

    private int number(int at) {
        return (before[at] & 0xFF)
                | (before[at + 1] & 0xFF) << 8
                | (before[at + 2] & 0xFF) << 16
                | (before[at + 3] & 0xFF) << 24;
    }
}
