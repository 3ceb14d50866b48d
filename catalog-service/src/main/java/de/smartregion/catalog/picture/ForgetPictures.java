package de.smartregion.catalog.picture;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.time.Clock;

/**
 * Erases pictures that nothing shows any more. Who names one in the same moment is told that it is
 * not there.
 */
@Component
class ForgetPictures implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ForgetPictures.class);

    private final Pictures pictures;
    private final PictureUses uses;
    private final PictureSettings settings;
    private final Clock clock;
    private final Counter forgotten;

    ForgetPictures(
            Pictures pictures,
            PictureUses uses,
            PictureSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.pictures = pictures;
        this.uses = uses;
        this.settings = settings;
        this.clock = clock;
        this.forgotten =
                Counter.builder("smartregion.pictures.forgotten")
                        .description("pictures that nothing showed, erased")
                        .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, settings.look());
    }

    void look() {
        try {
            forget();
        } catch (IOException | RuntimeException e) { // the next look does what is left
            log.warn("left unused pictures for the next look: {}", e.toString());
        }
    }

    private void forget() throws IOException {
        var until = clock.instant().minus(settings.unused());
        @Nullable ObjectId after = null;
        while (true) {
            var some = pictures.keptBefore(until, after);
            for (var old : some) {
                if (!uses.isUsed(old.picture())
                        && pictures.remove(old.picture(), () -> uses.isUsed(old.picture()))) {
                    forgotten.increment();
                    log.info("forgot picture {}", old.picture());
                }
            }
            if (some.size() < Pictures.SOME) {
                return;
            }
            after = some.getLast().at();
        }
    }
}
