package de.smartregion.catalog.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held (EXIF, 1 to 8): it must be drawn in, because nothing else of what the
 * camera wrote is kept. Whatever is unreadable is upright.
 */
final class Orientation {

    static final int UPRIGHT = 1;

    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int TAG = 0x0112;
    private static final long EXIF = 0x457869660000L; // "Exif", two zeros

    private Orientation() {}

    static int of(byte[] jpeg) {
        try {
            return segments(ByteBuffer.wrap(jpeg));
        } catch (RuntimeException _) { // cut off, or lengths that lie
            return UPRIGHT;
        }
    }

    private static int segments(ByteBuffer jpeg) {
        int at = 2; // after the start of the image
        while (at + 4 < jpeg.limit() && (jpeg.get(at) & 0xFF) == 0xFF) {
            int marker = jpeg.get(at + 1) & 0xFF;
            int length = jpeg.getShort(at + 2) & 0xFFFF;
            if (marker == START_OF_SCAN) {
                return UPRIGHT;
            }
            if (marker == APP1 && length > 16 && (jpeg.getLong(at + 4) >>> 16) == EXIF) {
                return directory(jpeg.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static int directory(ByteBuffer tiff) {
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int orientation = tiff.getShort(entry + 8) & 0xFFFF;
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
