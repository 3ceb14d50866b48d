package de.smartregion.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Reads what happened elsewhere, writes the letters that follow from it, and sends each of them
 * once.
 */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class NotificationApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(NotificationApplication.class, args);
    }
}
