package de.smartregion.platform.web;

import io.micrometer.tracing.Tracer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class WebConfiguration {

    @Bean
    ProblemAdvice problemAdvice(ObjectProvider<Tracer> tracer) {
        return new ProblemAdvice(tracer::getIfAvailable);
    }

    /**
     * Bodies are JSON, or what a controller reads by itself: no other format is read because a
     * library happens to bring it, for whoever counts requests in front of us does not know it.
     * Text in it is text ({@link SoundText}).
     */
    @Bean
    WebMvcConfigurer jsonOnly(JsonMapper mapper) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
                converters.withJsonConverter(
                        new JacksonJsonHttpMessageConverter(SoundText.readBy(mapper)));
                converters.configureMessageConvertersList(
                        all -> all.removeIf(it -> !readsJsonOrAnything(it)));
            }
        };
    }

    private static boolean readsJsonOrAnything(HttpMessageConverter<?> converter) {
        return converter.getSupportedMediaTypes().stream()
                .anyMatch(type -> type.includes(MediaType.APPLICATION_JSON));
    }
}
