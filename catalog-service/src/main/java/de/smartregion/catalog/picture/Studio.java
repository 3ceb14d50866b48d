package de.smartregion.catalog.picture;

import de.smartregion.platform.web.ProblemException;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws what was sent anew. What it is, the first bytes say, never a name or a header; how large it
 * is, is known before a pixel is decoded; and no more pixels are decoded than are needed.
 */
@Component
class Studio {

    private static final int LARGE = 1600;
    private static final int SMALL = 480;
    private static final int SMALLEST = 16;
    private static final float QUALITY = 0.85f;

    private final PictureSettings settings;
    private final Semaphore easels;

    Studio(PictureSettings settings) {
        this.settings = settings;
        this.easels = new Semaphore(settings.atOnce());
    }

    Drawing draw(byte[] sent) {
        if (sent.length > settings.size().toBytes()) {
            throw refused(
                    PictureProblem.PICTURE_TOO_LARGE,
                    "At most " + settings.size().toMegabytes() + " MB.");
        }
        var format = format(sent);
        try {
            if (!easels.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw refused(PictureProblem.PICTURES_BUSY, "Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(PictureProblem.PICTURES_BUSY, "Try again in a moment.");
        }
        try {
            var image = upright(decode(sent, format), format.equals("jpeg") ? sent : new byte[0]);
            var large = scaled(image, LARGE);
            var small = scaled(large, SMALL);
            return new Drawing(
                    encode(large),
                    encode(small),
                    image.getColorModel().hasAlpha() ? "image/png" : "image/jpeg",
                    large.getWidth(),
                    large.getHeight());
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw refused(PictureProblem.NOT_A_PICTURE, "It cannot be decoded.");
        } finally {
            easels.release();
        }
    }

    private static String format(byte[] sent) {
        if (begins(sent, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (begins(sent, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        throw refused(PictureProblem.NOT_A_PICTURE, "Send a JPEG or a PNG.");
    }

    private static boolean begins(byte[] sent, int... bytes) {
        if (sent.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((sent[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private BufferedImage decode(byte[] sent, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(input, true, true); // what it tells about itself is not read
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > settings.pixels()) {
                throw refused(
                        PictureProblem.PICTURE_TOO_LARGE,
                        "At most " + settings.pixels() / 1_000_000 + " megapixels.");
            }
            if (Math.min(width, height) < SMALLEST) {
                throw refused(
                        PictureProblem.PICTURE_TOO_SMALL,
                        "At least " + SMALLEST + " pixels each way.");
            }
            var some = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(width, height) / (2 * LARGE));
            some.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, some);
        } finally {
            reader.dispose();
        }
    }

    /** Also into the colours of a screen, whatever they were. */
    private static BufferedImage upright(BufferedImage image, byte[] jpeg) {
        int orientation = Orientation.of(jpeg);
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = orientation >= 5;
        var upright = canvas(image, turned ? height : width, turned ? width : height);
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
                    default -> new AffineTransform();
                };
        paint(upright, graphics -> graphics.drawImage(image, turn, null));
        return upright;
    }

    /** By halves, so that no pixel is passed over. */
    private static BufferedImage scaled(BufferedImage image, int longest) {
        var drawn = image;
        while (Math.max(drawn.getWidth(), drawn.getHeight()) > longest) {
            double factor =
                    Math.max(0.5, (double) longest / Math.max(drawn.getWidth(), drawn.getHeight()));
            int width = Math.max(1, (int) Math.round(drawn.getWidth() * factor));
            int height = Math.max(1, (int) Math.round(drawn.getHeight() * factor));
            var from = drawn;
            var to = canvas(image, width, height);
            paint(to, graphics -> graphics.drawImage(from, 0, 0, width, height, null));
            drawn = to;
        }
        return drawn;
    }

    private static BufferedImage canvas(BufferedImage like, int width, int height) {
        return new BufferedImage(
                width,
                height,
                like.getColorModel().hasAlpha()
                        ? BufferedImage.TYPE_INT_ARGB
                        : BufferedImage.TYPE_INT_RGB);
    }

    private interface Brush {
        void paint(Graphics2D graphics);
    }

    private static void paint(BufferedImage canvas, Brush brush) {
        var graphics = canvas.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            if (!canvas.getColorModel().hasAlpha()) {
                graphics.setColor(Color.WHITE);
                graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            }
            brush.paint(graphics);
        } finally {
            graphics.dispose();
        }
    }

    private static ByteArrayResource encode(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return new ByteArrayResource(bytes.toByteArray());
    }

    private static ProblemException refused(PictureProblem why, String detail) {
        return new ProblemException(why, detail);
    }
}
