package de.smartregion.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.smartregion.platform.web.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

class StudioTest {

    private final Studio studio =
            new Studio(
                    new PictureSettings(
                            DataSize.ofMegabytes(10),
                            40_000_000,
                            2,
                            Duration.ofSeconds(10),
                            Duration.ofDays(30),
                            Duration.ofHours(6)));

    @Test
    void aLargePictureIsDrawnAnewInTwoSizes() throws IOException {
        var drawing = studio.draw(picture("jpeg", BufferedImage.TYPE_INT_RGB, 4000, 1000));
        assertThat(drawing.contentType()).isEqualTo("image/jpeg");
        assertThat(drawing.width()).isEqualTo(1600);
        assertThat(drawing.height()).isEqualTo(400);
        var small = ImageIO.read(new ByteArrayInputStream(drawing.small().getByteArray()));
        assertThat(small.getWidth()).isEqualTo(480);
        assertThat(small.getHeight()).isEqualTo(120);
    }

    @Test
    void aSmallOneIsNotBlownUpAndTransparencyStays() throws IOException {
        var drawing = studio.draw(picture("png", BufferedImage.TYPE_INT_ARGB, 64, 32));
        assertThat(drawing.contentType()).isEqualTo("image/png");
        assertThat(drawing.width()).isEqualTo(64);
    }

    @Test
    void whatTheCameraToldIsGoneAndThePictureUpright() throws IOException {
        var held = turned(picture("jpeg", BufferedImage.TYPE_INT_RGB, 200, 100), 6);
        assertThat(new String(held, StandardCharsets.ISO_8859_1)).contains("Exif", "secret place");
        var drawing = studio.draw(held);
        assertThat(drawing.width()).isEqualTo(100);
        assertThat(drawing.height()).isEqualTo(200);
        assertThat(new String(drawing.large().getByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "secret place");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>",
                "GIF89a\u0001\u0001",
                "RIFF\u0000\u0000\u0000\u0000WEBPVP8 ",
                "<html><script>alert(1)</script></html>",
                "%PDF-1.7",
                "PK\u0003\u0004",
                ""
            })
    void whatIsNoPictureIsNotTaken(String disguised) {
        assertRefused(
                disguised.getBytes(StandardCharsets.ISO_8859_1), PictureProblem.NOT_A_PICTURE);
    }

    @Test
    void aHeaderAloneMakesNoPicture() {
        var disguised = "\u00ff\u00d8\u00ff<script>alert(1)</script>";
        assertRefused(
                disguised.getBytes(StandardCharsets.ISO_8859_1), PictureProblem.NOT_A_PICTURE);
        var random = new byte[5000];
        new Random(4).nextBytes(random);
        ByteBuffer.wrap(random).putLong(0x89504E470D0A1A0AL);
        assertRefused(random, PictureProblem.NOT_A_PICTURE);
    }

    @Test
    void whatFollowsAPictureDoesNotComeWithIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(picture("png", BufferedImage.TYPE_INT_RGB, 64, 64));
        bytes.write("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var drawing = studio.draw(bytes.toByteArray());
        assertThat(new String(drawing.large().getByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void aBombIsRefusedByItsHeader() {
        assertRefused(bomb(50_000, 50_000), PictureProblem.PICTURE_TOO_LARGE);
        assertRefused(bomb(40_000_001, 16), PictureProblem.PICTURE_TOO_LARGE);
        assertRefused(new byte[10 * 1024 * 1024 + 1], PictureProblem.PICTURE_TOO_LARGE);
        assertRefused(bomb(15, 100), PictureProblem.PICTURE_TOO_SMALL);
    }

    private void assertRefused(byte[] sent, PictureProblem why) {
        assertThatThrownBy(() -> studio.draw(sent))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(why));
    }

    static byte[] picture(String format, int type, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.GREEN);
        graphics.fillOval(0, 0, width, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /** A PNG that says it is huge, and holds nothing. */
    static byte[] bomb(int width, int height) {
        var header =
                ByteBuffer.allocate(17)
                        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0});
        var sum = new CRC32();
        sum.update(header.array());
        return ByteBuffer.allocate(33)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(header.array())
                .putInt((int) sum.getValue())
                .array();
    }

    /** The same, as a camera held that way would have told it, and where. */
    private static byte[] turned(byte[] jpeg, int orientation) {
        var told = "secret place".getBytes(StandardCharsets.US_ASCII);
        var exif =
                ByteBuffer.allocate(36 + told.length)
                        .putShort((short) 0xFFE1)
                        .putShort((short) (34 + told.length))
                        .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                        .putShort((short) 0x4D4D)
                        .putShort((short) 42)
                        .putInt(8)
                        .putShort((short) 1)
                        .putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .put(told);
        return ByteBuffer.allocate(jpeg.length + exif.capacity())
                .put(jpeg, 0, 2)
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }
}
