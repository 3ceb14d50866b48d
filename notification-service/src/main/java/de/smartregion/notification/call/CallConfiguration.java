package de.smartregion.notification.call;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import java.net.InetAddress;
import java.time.Clock;

/** The parts of calling and how they hold together. */
@Configuration(proxyBeanMethods = false)
class CallConfiguration {

    @Bean
    Calls calls(MongoOperations store) {
        return new Calls(store);
    }

    @Bean
    CallMetrics callMetrics(MeterRegistry registry, Clock clock) {
        return new CallMetrics(registry, clock);
    }

    @Bean
    Reach reach(CallSettings settings) {
        return new Reach(settings, InetAddress::getAllByName);
    }

    @Bean
    Line line(Reach reach, CallSettings settings, Clock clock) {
        return new Line(reach, settings, clock);
    }

    @Bean
    Switchboard switchboard(
            Calls calls,
            Receivers receivers,
            Line line,
            CallMetrics metrics,
            CallSettings settings,
            Clock clock) {
        return new Switchboard(calls, receivers, line, metrics, settings, clock);
    }

    @Bean
    CallHousekeeping callHousekeeping(
            Calls calls, Receivers receivers, CallMetrics metrics, Clock clock) {
        return new CallHousekeeping(calls, receivers, metrics, clock);
    }
}
