package de.smartregion.platform.outbox;

import de.smartregion.platform.event.EventTopics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.tracing.Tracer;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxSettings.class)
public class OutboxConfiguration {

    /** Documents carry no class names: renaming a class changes nothing in the store. */
    @Bean
    static BeanPostProcessor documentsWithoutClassNames() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof MappingMongoConverter converter) {
                    converter.setTypeMapper(new DefaultMongoTypeMapper(null));
                }
                return bean;
            }
        };
    }

    /** A store away is answered with 503 soon, not with silence for half a minute. */
    @Bean
    MongoClientSettingsBuilderCustomizer impatience() {
        return settings ->
                settings.applyToClusterSettings(
                                cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
                        .applyToSocketSettings(
                                socket ->
                                        socket.connectTimeout(2, TimeUnit.SECONDS)
                                                .readTimeout(15, TimeUnit.SECONDS))
                        .applyToServerSettings(
                                server -> server.heartbeatFrequency(2, TimeUnit.SECONDS));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({MongoOperations.class, KafkaProperties.class})
    static class Stores {

        @Bean
        OutboxRelays outboxRelays(
                MongoOperations mongo,
                Clock clock,
                KafkaProperties kafka,
                OutboxSettings settings,
                ObjectProvider<MeterRegistry> meters,
                Environment environment) {
            var instance = UUID.randomUUID().toString();
            var source = "/" + environment.getRequiredProperty("spring.application.name");
            return new OutboxRelays(
                    (collection, topic) ->
                            new OutboxRelay(
                                    collection,
                                    topic,
                                    source,
                                    mongo,
                                    settings,
                                    new Lease(mongo, collection, instance, settings.lease(), clock),
                                    producers(kafka.buildProducerProperties()),
                                    count -> count(meters, collection, count)));
        }

        @Bean
        AggregateStores aggregateStores(
                MongoOperations mongo,
                Clock clock,
                OutboxRelays relays,
                ObjectProvider<Tracer> tracer,
                ObjectProvider<MeterRegistry> meters,
                OutboxHealth health) {
            return new AggregateStores(
                    mongo,
                    clock,
                    () -> traceparent(tracer.getIfAvailable()),
                    (collection, topic) -> {
                        var relay = (OutboxRelay) relays.open(collection, topic);
                        meters.ifAvailable(
                                registry ->
                                        TimeGauge.builder(
                                                        "smartregion.outbox.age",
                                                        () -> health.seconds(relay),
                                                        TimeUnit.SECONDS)
                                                .description("how long the oldest event has waited")
                                                .tag("collection", collection)
                                                .register(registry));
                        return relay;
                    });
        }

        @Bean
        EventTopics publishedTopics(OutboxRelays relays) {
            return () -> relays.all().stream().map(OutboxRelay::topic).collect(Collectors.toSet());
        }

        @Bean
        OutboxHealth outboxHealthIndicator(OutboxRelays relays, Clock clock) {
            return new OutboxHealth(relays, clock);
        }

        private static void count(
                ObjectProvider<MeterRegistry> meters, String collection, int published) {
            meters.ifAvailable(
                    registry ->
                            Counter.builder("smartregion.outbox.published")
                                    .description("events that the broker has acknowledged")
                                    .tag("collection", collection)
                                    .register(registry)
                                    .increment(published));
        }

        private static @Nullable String traceparent(@Nullable Tracer tracer) {
            var span = tracer == null ? null : tracer.currentSpan();
            if (span == null) {
                return null;
            }
            var context = span.context();
            return "00-%s-%s-%s"
                    .formatted(
                            context.traceId(),
                            context.spanId(),
                            Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
        }
    }

    /** Retries for ever, in order: giving up on one event would let the next one overtake it. */
    static Supplier<Producer<String, byte[]>> producers(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000); // less than the safe part of a lease
        return () ->
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
