package de.smartregion.catalog.picture;

import static de.smartregion.catalog.Door.link;
import static de.smartregion.catalog.Door.municipality;
import static de.smartregion.catalog.Door.nobody;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.catalog.Door;
import de.smartregion.catalog.Door.Answer;
import de.smartregion.catalog.RunningCatalog;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

class PictureDoorTest implements RunningCatalog {

    private static final String AGS = "06434001";

    private final Door door;

    PictureDoorTest(@LocalServerPort int port) {
        door = new Door(port);
    }

    @Test
    void aPictureIsKeptOnceAndNeverChanges() throws IOException {
        var bytes = StudioTest.picture("png", BufferedImage.TYPE_INT_RGB, 900, 600);
        var added = add(bytes, "photo.exe", municipality(AGS));
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.id()).matches("[A-Za-z0-9_-]{43}");
        assertThat(add(bytes, "other.svg", municipality(AGS)).id()).isEqualTo(added.id());
        var path = "/api/catalog/pictures/" + added.id();
        var large = picture(path);
        assertThat(large.headers().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
        assertThat(large.headers().getCacheControl()).contains("immutable", "public");
        assertThat(large.headers().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(ImageIO.read(new ByteArrayInputStream(large.bytes())).getWidth()).isEqualTo(900);
        var small = picture(path + "?size=small");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.bytes())).getWidth()).isEqualTo(480);
        assertThat(door.get(path, headers -> headers.setIfNoneMatch(large.etag())).status())
                .isEqualTo(304);
        assertThat(picture("/api/catalog/pictures/" + "A".repeat(43)).status()).isEqualTo(404);
    }

    @Test
    void whatIsDisguisedOrTooLargeIsRefused() {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
        var disguised = add(svg.getBytes(StandardCharsets.UTF_8), "a.jpg", municipality(AGS));
        assertThat(disguised.status()).isEqualTo(415);
        assertThat(disguised.problem()).isEqualTo("not-a-picture");
        assertThat(add(StudioTest.bomb(60_000, 60_000), "a.png", municipality(AGS)).problem())
                .isEqualTo("picture-too-large");
        assertThat(add(new byte[10 * 1024 * 1024 + 1], "a.png", municipality(AGS)).status())
                .isEqualTo(413);
    }

    @Test
    void whoHasNeitherAccountNorLinkAddsNothing() throws IOException {
        var bytes = StudioTest.picture("png", BufferedImage.TYPE_INT_RGB, 32, 32);
        assertThat(add(bytes, "a.png", nobody()).status()).isIn(401, 403);
        assertThat(add(bytes, "a.png", link("A".repeat(43))).status()).isIn(401, 403);
    }

    private Answer add(byte[] bytes, String name, Consumer<HttpHeaders> by) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add(
                "file",
                new ByteArrayResource(bytes) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                });
        return door.send(
                HttpMethod.POST, "/api/catalog/pictures", parts, MediaType.MULTIPART_FORM_DATA, by);
    }

    private Answer picture(String path) {
        return door.get(path, nobody());
    }
}
