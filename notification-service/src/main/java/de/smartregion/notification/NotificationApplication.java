package de.smartregion.notification;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Reads what happened elsewhere, writes the letters that follow from it, and sends each of them
 * once.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@OpenAPIDefinition(
        info =
                @Info(
                        title = "notification-service",
                        version = "1",
                        description =
                                "Letters: who is told what, and that it arrives once. For the office's staff, but for what people tell them."))
public class NotificationApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(NotificationApplication.class, args);
    }
}
