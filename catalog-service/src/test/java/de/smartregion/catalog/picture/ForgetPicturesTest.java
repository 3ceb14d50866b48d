package de.smartregion.catalog.picture;

import static org.assertj.core.api.Assertions.assertThat;

import de.smartregion.platform.infrastructure.Store;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;
import org.springframework.util.unit.DataSize;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

class ForgetPicturesTest {

    private static final PictureSettings SETTINGS =
            new PictureSettings(
                    DataSize.ofMegabytes(1),
                    1_000_000,
                    1,
                    Duration.ofSeconds(10),
                    Duration.ofDays(30),
                    Duration.ofHours(6));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Set<String> used = new HashSet<>();
    private final Pictures pictures = pictures();

    private static Pictures pictures() {
        var mongo = Store.mongo();
        return new Pictures(
                new GridFsTemplate(mongo.getMongoDatabaseFactory(), mongo.getConverter()));
    }

    @Test
    void whatNothingShowsGoesAfterAWhileInBothSizes() throws IOException {
        var shown = keep(300);
        var forgotten = keep(400);
        used.add(shown);

        look(Instant.now().plus(Duration.ofDays(29)));
        assertThat(pictures.isKept(forgotten)).isTrue();

        look(Instant.now().plus(Duration.ofDays(31)));
        assertThat(pictures.isKept(forgotten)).isFalse();
        assertThat(pictures.get(forgotten, false)).isNull();
        assertThat(pictures.get(forgotten, true)).isNull();
        assertThat(pictures.isKept(shown)).isTrue();
        assertThat(pictures.get(shown, false)).isNotNull();
        assertThat(meters.get("smartregion.pictures.forgotten").counter().count()).isOne();

        assertThat(keep(400)).as("the same again is the same").isEqualTo(forgotten);
        assertThat(pictures.isKept(forgotten)).isTrue();
    }

    @Test
    void whatIsNamedInTheMomentInWhichItIsForgottenIsThereAgainInBothSizes() throws IOException {
        var named = keep(500);
        var looks = new AtomicInteger();

        new ForgetPictures(
                        pictures,
                        _ -> looks.getAndIncrement() > 0,
                        SETTINGS,
                        Clock.fixed(Instant.now().plus(Duration.ofDays(31)), ZoneOffset.UTC),
                        meters)
                .look();
        assertThat(looks).hasValue(2);
        assertThat(pictures.isKept(named)).isTrue();
        assertThat(pictures.get(named, false)).isNotNull();
        var small = Objects.requireNonNull(pictures.get(named, true));
        assertThat(small.contentType()).startsWith("image/");
        assertThat(meters.get("smartregion.pictures.forgotten").counter().count()).isZero();
    }

    @Test
    void whatIsKeptAnewWhileItIsForgottenStays() throws IOException {
        var picture = keep(600);

        assertThat(pictures.remove(picture, () -> keptAgain(600))).isTrue();
        assertThat(pictures.get(picture, false)).isNotNull();
        assertThat(pictures.get(picture, true)).isNotNull();
    }

    private boolean keptAgain(int width) {
        try {
            keep(width);
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(int width) throws IOException {
        var bytes = StudioTest.picture("png", BufferedImage.TYPE_INT_RGB, width, 200);
        return pictures.keep(new Studio(SETTINGS).draw(bytes));
    }

    private void look(Instant at) {
        new ForgetPictures(
                        pictures, used::contains, SETTINGS, Clock.fixed(at, ZoneOffset.UTC), meters)
                .look();
    }
}
