package de.smartregion.catalog.search;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    German german() {
        return new German();
    }

    @Bean
    ProjectIndex projectIndex(
            ProjectSource source, German german, Clock clock, SearchSettings settings)
            throws IOException {
        return new ProjectIndex(source, german, clock, settings.folder());
    }

    @Bean
    IndexKeeper indexKeeper(ProjectIndex index, SearchSettings settings) {
        return new IndexKeeper(index, settings);
    }

    @Bean
    FindProjects findProjects(ProjectIndex index, German german) {
        return new FindProjects(index, german, new Synonyms(german));
    }

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> searchMessages(ProjectIndex index) {
        return new SearchMessages(index);
    }

    /** Not ready before there is something to search in. */
    @Bean
    HealthIndicator searchIndexHealthIndicator(ProjectIndex index) {
        return () -> index.isReady() ? Health.up().build() : Health.down().build();
    }

    @Bean
    MeterBinder searchIndexMeters(ProjectIndex index) {
        return registry -> {
            TimeGauge.builder(
                            "smartregion.catalog.index.lag",
                            index,
                            TimeUnit.MILLISECONDS,
                            it -> it.lag().toMillis())
                    .description("How old the oldest change is that is kept and cannot be found")
                    .register(registry);
            Gauge.builder("smartregion.catalog.index.documents", index, ProjectIndex::documents)
                    .description("Projects in the index, archived ones included")
                    .register(registry);
        };
    }
}
