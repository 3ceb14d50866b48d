package de.smartregion.platform.event;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.util.StringUtils;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(KafkaProperties.class)
@EnableConfigurationProperties(ConsumerSettings.class)
public class EventConfiguration {

    @Bean
    DeadLetters deadLetters(KafkaProperties kafka, Environment environment) {
        var name = environment.getRequiredProperty("spring.application.name");
        var service =
                environment.getProperty("smartregion.service", name.replaceFirst("-service$", ""));
        var settings = new HashMap<>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new DeadLetters(
                "smartregion." + service + ".dead-letters",
                () ->
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    /** Retries stop the partition, not the process, and keep the order. */
    @Bean
    ListenerContainerWithDlqAndRetryCustomizer retriesThenDeadLetters(
            DeadLetters deadLetters, ConsumerSettings settings) {
        return new RetriesThenDeadLetters(deadLetters, settings);
    }

    @Bean
    TopicsHealth topicsHealthIndicator(
            KafkaProperties kafka,
            ObjectProvider<EventTopics> published,
            ObjectProvider<BindingServiceProperties> bindings,
            DeadLetters deadLetters) {
        var settings = new HashMap<>(kafka.buildAdminProperties());
        settings.putAll(
                Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        2_000,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        3_000));
        return new TopicsHealth(
                () -> {
                    var needed = new TreeSet<String>();
                    published.orderedStream().forEach(topics -> needed.addAll(topics.names()));
                    bindings.ifAvailable(
                            bound -> {
                                bound.getBindings()
                                        .keySet()
                                        .forEach(
                                                name ->
                                                        needed.addAll(
                                                                StringUtils.commaDelimitedListToSet(
                                                                        bound.getBindingDestination(
                                                                                name))));
                                if (!bound.getBindings().isEmpty()) {
                                    needed.add(deadLetters.topic());
                                }
                            });
                    return needed;
                },
                () -> Admin.create(settings));
    }

    private record RetriesThenDeadLetters(DeadLetters deadLetters, ConsumerSettings settings)
            implements ListenerContainerWithDlqAndRetryCustomizer {

        @Override
        public void configure(
                AbstractMessageListenerContainer<?, ?> container,
                String destination,
                String group,
                @Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> ignored,
                @Nullable BackOff alsoIgnored) {
            var pauses = new ExponentialBackOffWithMaxRetries(settings.attempts() - 1);
            pauses.setInitialInterval(settings.firstPause().toMillis());
            pauses.setMultiplier(2);
            pauses.setMaxInterval(settings.longestPause().toMillis());
            var handler = new DefaultErrorHandler(this::putAside, pauses);
            handler.addNotRetryableExceptions(UnreadableEvent.class);
            handler.setBackOffFunction(
                    (_, failure) -> storeIsAway(failure) ? untilItIsBack() : null);
            handler.setRetryListeners(DeadLetters::failed);
            handler.setLogLevel(KafkaException.Level.DEBUG); // it quotes what others say
            container.setCommonErrorHandler(handler);
        }

        /**
         * How long to go on was decided when it first failed, perhaps before the store was away.
         */
        private void putAside(ConsumerRecord<?, ?> record, Exception failure) {
            if (storeIsAway(failure)) {
                throw new IllegalStateException("no record is put aside while the store is away");
            }
            deadLetters.accept(record, failure);
        }

        /** The record is not at fault: it waits for the store, however long that takes. */
        private BackOff untilItIsBack() {
            var pauses = new ExponentialBackOff(settings.firstPause().toMillis(), 2);
            pauses.setMaxInterval(settings.longestPause().toMillis());
            return pauses;
        }

        private static boolean storeIsAway(Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessException
                        || cause instanceof MongoSocketException
                        || cause instanceof MongoTimeoutException
                        || cause instanceof MongoConnectionPoolClearedException) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean retryAndDlqInBinding(String destination, String group) {
            return false;
        }
    }
}
