package de.smartregion.platform;

import de.smartregion.platform.event.EventConfiguration;
import de.smartregion.platform.observability.ObservabilityConfiguration;
import de.smartregion.platform.outbox.OutboxConfiguration;
import de.smartregion.platform.security.SecurityConfiguration;
import de.smartregion.platform.web.WebConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import java.time.Clock;

/** Everything a service gets by having the platform on its class path. */
@AutoConfiguration(
        after = {DataMongoAutoConfiguration.class, KafkaAutoConfiguration.class},
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
@Import({
    WebConfiguration.class,
    SecurityConfiguration.class,
    OutboxConfiguration.class,
    EventConfiguration.class,
    ObservabilityConfiguration.class
})
public class PlatformAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
