package de.smartregion.consulting.busy;

import de.smartregion.consulting.agenda.BusyAddresses;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

@Configuration(proxyBeanMethods = false)
class BusyConfiguration {

    @Bean
    Fetch fetch(BusySettings settings) {
        return new Fetch(settings);
    }

    @Bean
    ReadCalendars readCalendars(
            BusyAddresses addresses,
            BusyCalendars calendars,
            BusyMemory memory,
            Fetch fetch,
            BusySettings settings,
            Clock clock,
            MeterRegistry meters) {
        return new ReadCalendars(addresses, calendars, memory, fetch, settings, clock, meters);
    }

    @Bean
    BusyKeeper busyKeeper(ReadCalendars readCalendars, BusyMemory memory, BusySettings settings) {
        return new BusyKeeper(readCalendars, memory, settings);
    }
}
