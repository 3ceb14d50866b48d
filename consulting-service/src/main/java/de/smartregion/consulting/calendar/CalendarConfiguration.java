package de.smartregion.consulting.calendar;

import de.smartregion.consulting.agenda.BusyTimes;
import de.smartregion.consulting.almanac.Almanac;
import de.smartregion.consulting.region.Travel;
import de.smartregion.consulting.region.TravelSettings;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {

    @Bean
    Almanac almanac() {
        return new Almanac();
    }

    @Bean
    Travel travel(TravelSettings settings) {
        return new Travel(settings);
    }

    @Bean
    FreeTime freeTime(
            Almanac almanac,
            Travel travel,
            Plan plan,
            BusyTimes busyTimes,
            CalendarSettings settings) {
        return new FreeTime(almanac, travel, plan, busyTimes, settings.gridMinutes());
    }

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> planMessages(Plan plan) {
        return new PlanMessages(plan);
    }

    /** Not ready before it is known what is taken. */
    @Bean
    HealthIndicator planHealthIndicator(Plan plan) {
        return () -> plan.isReady() ? Health.up().build() : Health.down().build();
    }

    @Bean
    MeterBinder planMeters(Plan plan) {
        return registry -> {
            TimeGauge.builder(
                            "smartregion.consulting.plan.lag",
                            plan,
                            TimeUnit.MILLISECONDS,
                            it -> it.lag().toMillis())
                    .description("How long the last news took until it was planned with")
                    .register(registry);
            Gauge.builder("smartregion.consulting.plan.days", plan, Plan::size)
                    .description("Days in the plan")
                    .register(registry);
            FunctionCounter.builder("smartregion.consulting.plan.corrected", plan, Plan::corrected)
                    .description("Days the topic had not told of when the store was compared")
                    .register(registry);
        };
    }
}
