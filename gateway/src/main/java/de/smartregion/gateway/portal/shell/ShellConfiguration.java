package de.smartregion.gateway.portal.shell;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

@Configuration(proxyBeanMethods = false)
class ShellConfiguration implements WebMvcConfigurer {
    private final MeterRegistry metrics;
    private final LocaleResolver languages = new Languages();

    ShellConfiguration(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Bean
    static MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Languages.GERMAN);
        return messages;
    }

    @Bean
    LocaleResolver localeResolver() {
        return languages;
    }

    @Bean
    @ConditionalOnMissingBean
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> arguments) {
        arguments.add(new PersonArgument());
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new LanguageChoice(languages)).excludePathPatterns("/api/**");
        interceptors.addInterceptor(new PageViews(metrics)).excludePathPatterns("/api/**");
        interceptors.addInterceptor(new FormAgain()).excludePathPatterns("/api/**");
    }
}
