package de.smartregion.catalog.project;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import java.util.function.Consumer;

@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> submissionMessages(LearnProject learnProject) {
        return new SubmissionMessages(learnProject);
    }

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> reuseMessages(Projects projects) {
        return new ReuseMessages(projects);
    }

    /** The name of the binding: it stands in application.yml. */
    @Bean
    Consumer<Message<byte[]>> consultationMessages(Projects projects) {
        return new ConsultationMessages(projects);
    }
}
